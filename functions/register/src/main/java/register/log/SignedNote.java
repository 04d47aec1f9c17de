package register.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.value.Bytes;

/// A text with signatures (C2SP, `signed-note`): the text, an empty line, and a line for each signature, `— name
/// signature`.
///
/// @param text lines, each with a line feed
/// @param signatures one at least; those of other signers may be beside the register's
public record SignedNote(String text, List<Signature> signatures) {
    private static final int MOST_SIGNATURES = 16;
    private static final int LONGEST = 16 * 1024;
    private static final Pattern LINE = Pattern.compile("— ([!-*,-~]{1,200}) ([A-Za-z0-9+/]{8,8000}={0,2})");
    private static final int ID_BYTES = 4;

    /// One signature.
    ///
    /// @param name of the signer
    /// @param keyId eight hexadecimal digits
    /// @param value what the signer's algorithm makes; of Ed25519, 64 bytes
    public record Signature(String name, String keyId, Bytes value) {
        String line() {
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

    /// Has a text signed, and looks whether it was: a signature that does not verify is of no use to anybody.
    ///
    /// @throws IllegalStateException when the signature does not verify
    public static SignedNote sign(String text, NoteKey key, CheckpointSigner signer) {
        byte[] signature = signer.sign(text.getBytes(UTF_8));
        var note = new SignedNote(text, List.of(new Signature(key.name(), key.id(), Bytes.of(signature))));
        if (!note.isSignedBy(key)) {
            throw new IllegalStateException("the signature of a checkpoint does not verify: not made with its key");
        }
        return note;
    }

    /// Whether one of the signatures is this key's and verifies.
    public boolean isSignedBy(NoteKey key) {
        byte[] message = text.getBytes(UTF_8);
        return signatures.stream()
                .filter(signature ->
                        signature.name().equals(key.name()) && signature.keyId().equals(key.id()))
                .anyMatch(signature -> key.verifies(message, signature.value().toArray()));
    }

    public String note() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /// Reads what `note` writes, and nothing else.
    ///
    /// @throws IllegalArgumentException when it is anything else; its message holds no part of the note
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || note.length() > LONGEST || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note: expected a text, an empty line and signatures");
        }
        String text = note.substring(0, end + 1);
        String[] lines =
                note.substring(end + 2, Math.max(end + 2, note.length() - 1)).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new IllegalArgumentException("not a signed note: more than " + MOST_SIGNATURES + " signatures");
        }
        var signatures = new ArrayList<Signature>();
        for (String line : lines) {
            signatures.add(signature(line));
        }
        var parsed = new SignedNote(text, signatures);
        if (!parsed.note().equals(note)) {
            throw new IllegalArgumentException("not a signed note: a signature is not in its one form of base 64");
        }
        return parsed;
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
