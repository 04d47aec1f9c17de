package register.aws.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import register.chain.EntryHeader;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Recent;
import register.value.Sha256;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The contents of entries, compressed (gzip, RFC 1952). A content too large for its entry's item is split into parts
/// beside it. Parts are named by the hash of the compressed bytes, so that writing them again changes nothing.
final class Contents {
    /// The largest content stored in its entry's item. An item may hold 400 KB, including its share of local indexes
    /// (DynamoDB Developer Guide, "Quotas", "Item size for tables with local secondary indexes"); a content counts
    /// twice, because one index holds whole entries.
    static final int INLINE = 180 * 1024;

    /// The largest part; no index holds it. A binary attribute is transferred in base 64, and some engines count that
    /// size.
    static final int PART = 256 * 1024;

    private static final int MOST_PARTS = 1000;
    private static final String CONTENT = "content";
    private static final String PARTS = "parts";
    private static final String PACKED = "packedHash";

    private static final int KEPT = 256;
    private static final long KEPT_BYTES = 8L << 20;

    private final Table table;
    private final Recent<Unpacked> unpacked = new Recent<>(KEPT, KEPT_BYTES);

    /// Bytes from the table, with their unpacked content.
    private static final class Unpacked {
        final byte[] packed;
        final Bytes content;

        Unpacked(byte[] packed, Bytes content) {
            this.packed = packed;
            this.content = content;
        }
    }

    Contents(Table table) {
        this.table = table;
    }

    /// Puts the content into its entry's item, or stores it in parts and puts their name.
    void put(PolicyId policy, Bytes content, Item.Builder entry) {
        byte[] packed = pack(content.toArray());
        if (packed.length <= INLINE) {
            entry.put(CONTENT, packed);
            return;
        }
        int parts = Math.ceilDiv(packed.length, PART);
        if (parts > MOST_PARTS) {
            throw new IllegalArgumentException("content of " + content.length() + " bytes: too large for the table");
        }
        Sha256 hash = Sha256.of(packed);
        for (int part = 0; part < parts; part++) {
            byte[] bytes = Arrays.copyOfRange(packed, part * PART, Math.min(packed.length, (part + 1) * PART));
            table.put(
                    Item.with(Keys.part(policy, hash, part)).put(CONTENT, bytes).build());
        }
        entry.put(PARTS, parts).put(PACKED, hash.hex());
    }

    Bytes get(EntryHeader header, Item entry) {
        PolicyId policy = header.policy();
        if (entry.has(CONTENT)) {
            return content(header.contentHash().hex(), entry.bytes(CONTENT));
        }
        Sha256 hash = new Sha256(entry.text(PACKED));
        var packed = new ByteArrayOutputStream();
        for (Item part : parts(policy, hash, (int) entry.number(PARTS))) {
            packed.writeBytes(part.bytes(CONTENT));
        }
        if (!Sha256.of(packed.toByteArray()).equals(hash)) {
            throw new IllegalStateException(
                    "the parts " + Keys.parts(hash) + " of " + policy + " are not the stored ones");
        }
        return Bytes.of(unpack(packed.toByteArray()));
    }

    /// Unpacks and hashes once. Later reads compare the stored bytes with those unpacked before, so that a changed
    /// item is still found.
    private Bytes content(String hash, byte[] packed) {
        Unpacked before = unpacked.get(hash);
        if (before != null && Arrays.equals(before.packed, packed)) {
            return before.content;
        }
        Bytes content = Bytes.of(unpack(packed));
        unpacked.put(hash, new Unpacked(packed, content), packed.length + content.length());
        return content;
    }

    /// Reads consistently: a visible entry has all of its parts.
    private List<Item> parts(PolicyId policy, Sha256 hash, int count) {
        QueryRequest query = Table.beginningWith(Keys.chain(policy), Keys.parts(hash))
                .consistentRead(true)
                .build();
        return table.query(query, count);
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a content that cannot be unpacked", e);
        }
    }
}
