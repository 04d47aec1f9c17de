package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.value.Bytes;

/// A text with signatures (C2SP, `signed-note`): the text, an empty line, and one line per signature,
/// `— name signature`.
///
/// @param text lines, each with a line feed
/// @param signatures at least one; of any signers and any algorithms
public record SignedNote(String text, List<Signature> signatures) {
    private static final int MOST_SIGNATURES = 64;
    private static final int LONGEST = 128 * 1024;
    private static final Pattern LINE = Pattern.compile("— (" + NoteKey.NAME_TEXT + ") ([A-Za-z0-9+/]{8,16000}={0,2})");
    private static final int ID_BYTES = 4;

    /// A signature.
    ///
    /// @param name of the signer
    /// @param keyId eight hexadecimal digits
    /// @param value the algorithm's output; for Ed25519, 64 bytes
    public record Signature(String name, String keyId, Bytes value) {
        /// `— name signature` and a line feed; the signature is the key's id and the value in base 64.
        public String line() {
            byte[] id = HexFormat.of().parseHex(keyId);
            byte[] all = Arrays.copyOf(id, ID_BYTES + value.length());
            System.arraycopy(value.toArray(), 0, all, ID_BYTES, value.length());
            return "— " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty()) {
            throw new IllegalArgumentException("a note is lines and at least one signature");
        }
    }

    /// Signs a text, and verifies the signature.
    ///
    /// @throws IllegalStateException if the signature does not verify
    public static SignedNote sign(String text, NoteKey key, CheckpointSigner signer) {
        byte[] signature = signer.sign(text.getBytes(UTF_8));
        var note = new SignedNote(text, List.of(new Signature(key.name(), key.id(), Bytes.of(signature))));
        if (!note.isSignedBy(key)) {
            throw new IllegalStateException("the signature of a checkpoint does not verify: not made with its key");
        }
        return note;
    }

    /// True if the key signed it, and every signature under the key's name and id verifies.
    public boolean isSignedBy(NoteKey key) {
        List<Signature> own = signaturesOf(key).toList();
        return !own.isEmpty()
                && own.stream()
                        .allMatch(signature ->
                                key.verifies(text, signature.value().toArray()));
    }

    /// The signatures under a key's name and id, whether they verify or not.
    public Stream<Signature> signaturesOf(NoteKey key) {
        String id = key.id();
        return signatures.stream()
                .filter(signature ->
                        signature.name().equals(key.name()) && signature.keyId().equals(id));
    }

    /// A copy with more signatures appended.
    public SignedNote plus(List<Signature> more) {
        return new SignedNote(
                text, Stream.concat(signatures.stream(), more.stream()).toList());
    }

    public String note() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /// Parses only the form that `note` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote the note
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || note.length() > LONGEST || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note: expected a text, an empty line and signatures");
        }
        String text = note.substring(0, end + 1);
        var parsed = new SignedNote(text, lines(note.substring(end + 2)));
        if (!parsed.note().equals(note)) {
            throw new IllegalArgumentException("not a signed note: a signature is not in canonical base 64");
        }
        return parsed;
    }

    /// Parses lines of one signature each, as witnesses return them.
    ///
    /// @throws IllegalArgumentException if it is anything else; its message does not quote it
    public static List<Signature> lines(String text) {
        if (text.length() > LONGEST || !text.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note: expected lines with a signature each");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", MOST_SIGNATURES + 1);
        if (lines.length > MOST_SIGNATURES) {
            throw new IllegalArgumentException("not a signed note: more than " + MOST_SIGNATURES + " signatures");
        }
        return Arrays.stream(lines).map(SignedNote::signature).toList();
    }

    private static Signature signature(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a signed note: expected \"— name signature\" in each last line");
        }
        byte[] all = Base64.getDecoder().decode(matcher.group(2));
        if (all.length <= ID_BYTES) {
            throw new IllegalArgumentException("not a signed note: a signature without its value");
        }
        return new Signature(
                matcher.group(1),
                HexFormat.of().formatHex(all, 0, ID_BYTES),
                Bytes.of(Arrays.copyOfRange(all, ID_BYTES, all.length)));
    }
}
