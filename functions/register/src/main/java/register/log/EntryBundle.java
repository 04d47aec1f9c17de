package register.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import register.value.Bytes;

/// Consecutive entries of a log in download form (C2SP, `tlog-tiles`): for each entry its length as two big-endian
/// bytes, then the entry.
public final class EntryBundle {
    /// The maximum length of an entry in bytes.
    public static final int LONGEST = 0xffff;

    private EntryBundle() {}

    /// @throws IllegalArgumentException if an entry is too long
    public static byte[] bytes(List<Bytes> entries) {
        var bytes = new ByteArrayOutputStream();
        for (Bytes entry : entries) {
            if (entry.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "an entry of " + entry.length() + " bytes: a log takes " + LONGEST + " at most");
            }
            bytes.write(entry.length() >> Byte.SIZE);
            bytes.write(entry.length());
            bytes.writeBytes(entry.toArray());
        }
        return bytes.toByteArray();
    }

    /// @param width the expected number of entries
    /// @throws IllegalArgumentException if there are more or fewer, or one is cut off
    public static List<Bytes> parse(byte[] bytes, int width) {
        var entries = new ArrayList<Bytes>();
        int at = 0;
        while (at + 2 <= bytes.length && entries.size() < width) {
            int length = Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
            at += 2;
            if (length > bytes.length - at) {
                throw new IllegalArgumentException("a bundle of entries ends within entry " + entries.size());
            }
            entries.add(Bytes.of(Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        if (entries.size() != width || at != bytes.length) {
            throw new IllegalArgumentException(
                    "a bundle of " + bytes.length + " bytes does not hold " + width + " entries");
        }
        return List.copyOf(entries);
    }
}
