package register.commands.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.commands.audit.AuditFinding.Kind;
import register.json.Json;
import register.log.NoteKey;
import register.transparency.HandOver;
import register.value.Bytes;
import register.value.Problem;
import register.value.Sha256;

/// Compares the contents that a server shows, in its log and of its versions, with the entries that commit to them,
/// and each redaction of a person with the entry that records it.
public final class AuditedContents {
    /// A limit, because a server may invent any number.
    private static final int MOST_KINDS = 20;

    private final LogServer server;
    private final StandingEntries standing;
    private final AuditFindings findings;
    private final List<ListedPersons> persons = new ArrayList<>();
    private final TreeSet<String> unknown = new TreeSet<>();
    private long recomputed;
    private long named;

    AuditedContents(LogServer server, StandingEntries standing, AuditFindings findings) {
        this.server = server;
        this.standing = standing;
        this.findings = findings;
    }

    /// The counts of an audit.
    ///
    /// @param recomputed the number of entries with recomputed content
    /// @param redactions the number of commitments redacted by an entry
    /// @param named the number of names shown beside the log, none of which can be recomputed without its salt
    /// @param unknown the kinds of entries that this release does not know
    public record Summary(long recomputed, long redactions, long named, Set<String> unknown) {
        static final Summary NONE = new Summary(0, 0, 0, Set.of());

        public Summary {
            unknown = Set.copyOf(unknown);
        }
    }

    Summary summary() {
        return new Summary(recomputed, standing.redacted().size(), named, unknown);
    }

    /// The content that an entry commits to.
    ///
    /// @return empty if the server shows none, or another
    /// @throws IOException if the server does not answer, or not in time
    Optional<Bytes> read(Leaf leaf) throws IOException {
        EntryHeader header = leaf.header();
        if (header == null && unknown.size() < MOST_KINDS) {
            unknown.add(Problem.printable(leaf.kind()));
        }
        byte[] shown = leaf.contentHash() == null
                ? null
                : server.log("contents/" + leaf.sequence()).orElse(null);
        if (shown == null) {
            if (header != null) {
                withheld(leaf.sequence());
            }
            return Optional.empty();
        }
        if (!Sha256.of(shown).equals(leaf.contentHash())) {
            findings.add(Kind.OTHER_CONTENT, leaf.sequence(), "its content in the log does not match its hash");
            return Optional.empty();
        }
        if (header != null) {
            known(header, shown);
        }
        recomputed++;
        return Optional.of(Bytes.of(shown));
    }

    private void withheld(long entry) {
        findings.add(Kind.CONTENT_WITHHELD, entry, "the server does not show its content");
    }

    private void known(EntryHeader header, byte[] shown) throws IOException {
        Json content = LogServer.parsed(shown).orElse(null);
        if (header.kind() == EntryKind.REDACTION
                && content instanceof Json.Obj object
                && object.get("persons") instanceof Json.Arr commitments) {
            commitments.items().stream()
                    .filter(Json.Str.class::isInstance)
                    .forEach(each -> standing.redact(((Json.Str) each).value()));
        }
        if (header.kind().states()) {
            version(header, content);
        }
    }

    /// Checks the version that the API shows for an entry.
    private void version(EntryHeader header, @Nullable Json content) throws IOException {
        Json version = server.version(header).orElse(null);
        Json shown = version instanceof Json.Obj object ? object.get("content") : null;
        if (!(version instanceof Json.Obj object) || shown == null) {
            withheld(header.sequence());
        } else if (!Bytes.canonical(shown).hash().equals(header.contentHash()) || content == null) {
            findings.add(
                    Kind.OTHER_CONTENT,
                    header.sequence(),
                    "the content that the server shows of its version does not match its hash");
        } else {
            header(header, object);
            ListedPersons of = ListedPersons.of(header.sequence(), content, object.get("persons"));
            if (!of.committed().isEmpty() || !of.shown().isEmpty()) {
                persons.add(of);
            }
        }
    }

    /// Compares the members that a version repeats from its entry.
    private void header(EntryHeader header, Json.Obj version) {
        var says = new TreeMap<>(header.json().members());
        says.put("entryHash", Json.of(header.hash().hex()));
        Stream.concat(says.keySet().stream(), Stream.of("reason", "noNoticeReason"))
                .distinct()
                .filter(name -> !Objects.equals(version.get(name), says.get(name)))
                .forEach(name -> findings.add(
                        Kind.OTHER_CONTENT,
                        header.sequence(),
                        "the version that the server shows has another \"" + name + "\" than the entry"));
    }

    /// The key that an entry hands over to.
    ///
    /// @return empty if it is not a hand-over to a key of this log
    Optional<NoteKey> handOver(EntryHeader header, Bytes content, String origin) {
        try {
            NoteKey to = HandOver.of(new Entry(header, content)).to();
            if (to.name().equals(origin)) {
                return Optional.of(to);
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        findings.add(Kind.ALTERED, header.sequence(), "it names no key of this log");
        return Optional.empty();
    }

    /// Checks the persons, after every entry was read, since a redaction comes later than the person's entry.
    void end() {
        for (ListedPersons each : persons) {
            findings.addAll(each.findings(standing.redacted()));
            named += each.named();
        }
    }
}
