package register.aws.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.value.PolicyId;
import register.value.Sha256;

/// A header as one attribute of its entry's item, so that the local indexes, which can never change, need not list its
/// fields. It is a map because the read function would load 40 more classes to parse JSON. Beside it are the attributes
/// by which indexes sort and filter. Effective dates are ISO 8601 text, which sorts by time in the years 0000 to 9999;
/// recorded-at is in milliseconds since 1970.
final class EntryItem {
    static final LocalDate FIRST_DATE = LocalDate.of(0, 1, 1);
    static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final String HEADER = "header";
    private static final String POLICY = "policy";
    private static final String KIND = "kind";
    private static final String EFFECTIVE_DATE = "effectiveDate";
    private static final String TIME_ZONE = "timeZone";
    private static final String REVISION = "revision";
    private static final String RECORDED_AT = "recordedAt";
    private static final String REASON = "reason";
    private static final String NO_NOTICE_REASON = "noNoticeReason";
    private static final String CONTENT_HASH = "contentHash";

    private EntryItem() {}

    /// An entry without its content.
    static Item.Builder of(EntryHeader header) {
        LocalDate date = header.effectiveDate();
        if (date.getYear() < 0 || date.isAfter(LAST_DATE)) {
            throw new IllegalArgumentException("effectiveDate: " + date + ": expected a year of four digits");
        }
        long recordedAt = header.recordedAt().toEpochMilli();
        if (!header.recordedAt().equals(Instant.ofEpochMilli(recordedAt))) {
            throw new IllegalArgumentException(
                    "recordedAt: " + header.recordedAt() + ": expected milliseconds, nothing finer");
        }
        Item fields = Item.with(Map.of())
                .put(POLICY, header.policy().value())
                .put(Keys.SEQUENCE, header.sequence())
                .put(KIND, header.kind().term())
                .put(EFFECTIVE_DATE, date.toString())
                .put(TIME_ZONE, header.timeZone().getId())
                .put(REVISION, header.revision())
                .put(RECORDED_AT, recordedAt)
                .put(REASON, header.reason())
                .put(NO_NOTICE_REASON, header.noNoticeReason())
                .put(CONTENT_HASH, header.contentHash().hex())
                .build();
        Item.Builder item = Item.with(Keys.entry(header.policy(), header.sequence()))
                .put(Keys.SEQUENCE, header.sequence())
                .put(RECORDED_AT, recordedAt)
                .put(HEADER, fields);
        if (header.kind().isOfADate()) {
            item.put(Keys.EFFECTIVE, effective(date, header.sequence()));
        }
        if (header.sequence() == 1) {
            item.put(Keys.LISTED, Keys.POLICIES)
                    .put(Keys.LISTED_AS, header.policy().value());
        }
        return item;
    }

    /// @throws IllegalStateException if it contradicts its key
    static EntryHeader header(Item item) {
        Item fields = item.part(HEADER);
        var header = new EntryHeader(
                fields.required(POLICY, PolicyId::new),
                fields.number(Keys.SEQUENCE),
                Item.term(EntryKind.class, fields.text(KIND)),
                LocalDate.parse(fields.text(EFFECTIVE_DATE)),
                ZoneId.of(fields.text(TIME_ZONE)),
                (int) fields.number(REVISION),
                Instant.ofEpochMilli(fields.number(RECORDED_AT)),
                fields.optionalText(REASON),
                fields.optionalText(NO_NOTICE_REASON),
                new Sha256(fields.text(CONTENT_HASH)));
        item.requireSame(Keys.entry(header.policy(), header.sequence()));
        return header;
    }

    /// Sorts entries by effective date, and within one date by sequence.
    static String effective(LocalDate date, long sequence) {
        return date + "#" + Keys.padded(sequence);
    }
}
