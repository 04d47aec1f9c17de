package register.aws.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.value.Sha256;

/// A header as attributes of an item. Effective dates are ISO 8601 text, which sorts by time in the years 0000 to
/// 9999; recorded-at is in milliseconds since 1970.
final class EntryItem {
    static final LocalDate FIRST_DATE = LocalDate.of(0, 1, 1);
    static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    static final String RECORDED_AT = "recordedAt";
    static final String KIND = "kind";
    static final String EFFECTIVE_DATE = "effectiveDate";
    static final String TIME_ZONE = "timeZone";
    static final String REVISION = "revision";
    static final String REASON = "reason";
    static final String NO_NOTICE_REASON = "noNoticeReason";
    static final String CONTENT_HASH = "contentHash";

    private EntryItem() {}

    /// An entry without its content.
    static Item.Builder of(EntryHeader header) {
        LocalDate date = header.effectiveDate();
        if (date.getYear() < 0 || date.isAfter(LAST_DATE)) {
            throw new IllegalArgumentException("effectiveDate: " + date + ": expected a year of four digits");
        }
        if (!header.recordedAt().equals(Instant.ofEpochMilli(header.recordedAt().toEpochMilli()))) {
            throw new IllegalArgumentException(
                    "recordedAt: " + header.recordedAt() + ": expected milliseconds, nothing finer");
        }
        Item.Builder item = Item.with(Keys.entry(header.policy(), header.sequence()))
                .put(Keys.SEQUENCE, header.sequence())
                .put(KIND, header.kind().term())
                .put(EFFECTIVE_DATE, date.toString())
                .put(TIME_ZONE, header.timeZone().getId())
                .put(REVISION, header.revision())
                .put(RECORDED_AT, header.recordedAt().toEpochMilli())
                .put(REASON, header.reason())
                .put(NO_NOTICE_REASON, header.noNoticeReason())
                .put(CONTENT_HASH, header.contentHash().hex());
        if (header.kind().isOfADate()) {
            item.put(Keys.EFFECTIVE, effective(date, header.sequence()));
        }
        if (header.sequence() == 1) {
            item.put(Keys.LISTED, Keys.POLICIES)
                    .put(Keys.LISTED_AS, header.policy().value());
        }
        return item;
    }

    static EntryHeader header(Item item) {
        return new EntryHeader(
                Keys.policy(item.text(Keys.PARTITION)),
                item.number(Keys.SEQUENCE),
                Item.term(EntryKind.class, item.text(KIND)),
                LocalDate.parse(item.text(EFFECTIVE_DATE)),
                ZoneId.of(item.text(TIME_ZONE)),
                (int) item.number(REVISION),
                Instant.ofEpochMilli(item.number(RECORDED_AT)),
                item.optionalText(REASON),
                item.optionalText(NO_NOTICE_REASON),
                new Sha256(item.text(CONTENT_HASH)));
    }

    /// Sorts entries by effective date, and within one date by sequence.
    static String effective(LocalDate date, long sequence) {
        return date + "#" + Keys.padded(sequence);
    }
}
