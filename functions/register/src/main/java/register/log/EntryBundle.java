package register.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import register.value.Bytes;

/// Neighbouring entries of a log as they are downloaded (C2SP, `tlog-tiles`): the length of each in two bytes, the high
/// one first, and the entry.
public final class EntryBundle {
    /// The most bytes of an entry.
    public static final int LONGEST = 0xffff;

    private EntryBundle() {}

    /// @throws IllegalArgumentException when an entry is too long
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

    /// @param width how many entries there are
    /// @throws IllegalArgumentException when there are more or fewer, or one is cut off
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
