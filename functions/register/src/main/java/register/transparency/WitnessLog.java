package register.transparency;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.NUMBER;
import static register.json.Plain.TEXT;
import static register.value.Forms.POLICY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.json.Form;
import register.json.RecordForm;
import register.log.SignedNote;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.value.PolicyId;

/// Stores the witnesses to ask and their answers about the register's logs.
public final class WitnessLog {
    public static final Kind<TrustFile> TRUST_FILES = new TrustFiles();
    public static final Kind<Cosigned> COSIGNATURES = new Cosignatures();
    public static final Kind<LastAnswer> ANSWERS = new Answers();

    private static final int MOST_WITNESSES = 64;

    private final Records records;

    public WitnessLog(Records records) {
        this.records = records;
    }

    /// A cosignature of a checkpoint.
    ///
    /// @param size of the checkpoint
    /// @param time that it states
    /// @param revision how often one by this key was kept
    public record Cosigned(PolicyId policy, long size, Signature cosignature, Instant time, int revision) {}

    /// A witness's last answer.
    ///
    /// @param key the witness's verifier key
    /// @param size of the last checkpoint that the witness is known to have cosigned; 0 if none
    /// @param at the time of the answer, or of its absence
    /// @param answer in English, one line
    public record LastAnswer(PolicyId policy, String key, long size, Instant at, String answer) {}

    private static final class TrustFiles implements Kind<TrustFile> {
        private static final Form<TrustFile> FORM =
                RecordForm.of(field -> field.of("file", Form.text(TrustFile::text, TrustFile::parse), file -> file));

        @Override
        public String name() {
            return "TRUST";
        }

        @Override
        public Key key(TrustFile file) {
            return Key.in();
        }

        @Override
        public Form<TrustFile> form() {
            return FORM;
        }
    }

    private static final class Cosignatures implements Kind<Cosigned> {
        private static final Form<Signature> LINE =
                Form.text(Signature::line, line -> SignedNote.lines(line).getFirst());

        private static final Form<Cosigned> FORM = RecordForm.of(field -> new Cosigned(
                field.of("policy", POLICY, Cosigned::policy),
                field.of("size", NUMBER, Cosigned::size),
                field.of("line", LINE, Cosigned::cosignature),
                field.of("time", INSTANT, Cosigned::time),
                field.of("revision", COUNT, Cosigned::revision)));

        @Override
        public String name() {
            return "COSIGNATURES";
        }

        @Override
        public Key key(Cosigned cosigned) {
            Signature by = cosigned.cosignature();
            return Key.in(cosigned.policy().value()).at(Key.number(cosigned.size()), by.name() + "+" + by.keyId());
        }

        @Override
        public int revision(Cosigned cosigned) {
            return cosigned.revision();
        }

        @Override
        public Form<Cosigned> form() {
            return FORM;
        }
    }

    private static final class Answers implements Kind<LastAnswer> {
        private static final Form<LastAnswer> FORM = RecordForm.of(field -> new LastAnswer(
                field.of("policy", POLICY, LastAnswer::policy),
                field.of("key", TEXT, LastAnswer::key),
                field.of("size", NUMBER, LastAnswer::size),
                field.of("at", INSTANT, LastAnswer::at),
                field.of("answer", TEXT, LastAnswer::answer)));

        @Override
        public String name() {
            return "WITNESSES";
        }

        @Override
        public Key key(LastAnswer heard) {
            return Key.in(heard.policy().value()).at(heard.key());
        }

        @Override
        public Form<LastAnswer> form() {
            return FORM;
        }
    }

    /// The witnesses to ask; empty if none are configured.
    public Optional<TrustFile> trustFile() {
        return records.find(TRUST_FILES, Key.in());
    }

    /// Replaces the trust file; durable on return.
    public void trust(TrustFile file) {
        records.put(TRUST_FILES, file);
    }

    /// Stores a cosignature of a checkpoint, replacing an earlier one by the same key; durable on return.
    ///
    /// @param size of the checkpoint
    /// @param time stated in the cosignature
    public void keep(PolicyId policy, long size, Signature cosignature, Instant time) {
        var first = new Cosigned(policy, size, cosignature, time, 1);
        while (!records.add(COSIGNATURES, first)) {
            Optional<Cosigned> standing = records.find(COSIGNATURES, COSIGNATURES.key(first));
            if (standing.isEmpty()) {
                continue;
            }
            int revision = standing.get().revision() + 1;
            if (standing.get().time().isAfter(time)
                    || records.replace(COSIGNATURES, new Cosigned(policy, size, cosignature, time, revision))) {
                return;
            }
        }
    }

    /// The cosignatures of a checkpoint, ordered by name and key.
    public List<Signature> cosignatures(PolicyId policy, long size) {
        Range of = Range.beginning(Key.beginning(Key.number(size)));
        return records.list(COSIGNATURES, Key.joined(policy.value()), of).stream()
                .map(Cosigned::cosignature)
                .toList();
    }

    /// The sizes of checkpoints with a cosignature, largest first.
    public List<Long> cosigned(PolicyId policy, int limit) {
        return records.list(COSIGNATURES, Key.joined(policy.value()), Range.last(limit * MOST_WITNESSES)).stream()
                .map(Cosigned::size)
                .distinct()
                .limit(limit)
                .toList();
    }

    /// The sizes of checkpoints with a cosignature, from one that covers the entry, smallest first.
    public List<Long> covering(PolicyId policy, long sequence, int limit) {
        Range from = Range.first(limit * MOST_WITNESSES).from(Key.beginning(Key.number(sequence)));
        return records.list(COSIGNATURES, Key.joined(policy.value()), from).stream()
                .map(Cosigned::size)
                .distinct()
                .limit(limit)
                .toList();
    }

    /// Replaces a witness's last answer.
    public void heard(LastAnswer heard) {
        records.put(ANSWERS, heard);
    }

    /// The last answer of each witness, ordered by key.
    public List<LastAnswer> heard(PolicyId policy) {
        return records.list(ANSWERS, Key.joined(policy.value()), Range.ALL);
    }
}
