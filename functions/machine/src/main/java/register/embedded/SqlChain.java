package register.embedded;

import static register.embedded.Columns.required;
import static register.embedded.Columns.term;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.PolicySummary;
import register.chain.PolicySummaryJson;
import register.json.CanonicalJson;
import register.json.JsonText;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The chain as a table. Effective dates are ISO 8601 text, which sorts by time in the years 0000 to 9999;
/// recorded-at is in milliseconds since 1970.
record SqlChain(Database database) implements Chain {
    static final String INSERT = """
            INSERT INTO entry (policy, sequence, kind, effective_date, time_zone, revision, recorded_at, reason, \
            no_notice_reason, content_hash, summary, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String HEADER = """
            SELECT policy, sequence, kind, effective_date, time_zone, revision, recorded_at, reason, no_notice_reason, \
            content_hash""";

    private static final String HEAD = HEADER + " FROM entry WHERE policy = ? ORDER BY sequence DESC LIMIT 1";

    private static final String ENTRY = HEADER + ", content FROM entry WHERE policy = ? AND sequence = ?";

    /// The inner query uses only the index, so entries recorded later are skipped unread.
    static final String LATEST = HEADER + """
            , content FROM entry WHERE policy = ?1 AND sequence = (
                SELECT sequence FROM entry WHERE policy = ?1 AND effective_date <= ?2 AND recorded_at <= ?3
                AND kind IN ('publication', 'correction', 'withdrawal')
                ORDER BY effective_date DESC, sequence DESC LIMIT 1)""";

    private static final String HEADERS =
            HEADER + " FROM entry WHERE policy = ? AND sequence > ? ORDER BY sequence LIMIT ?";

    private static final String DATED = HEADER + """
             FROM entry WHERE policy = ?1 AND kind IN ('publication', 'correction', 'withdrawal')
            AND (effective_date, sequence) %1$s (?2, ?3)
            ORDER BY effective_date %2$s, sequence %2$s LIMIT ?4""";

    static final String EARLIER = DATED.formatted("<", "DESC");

    static final String LATER = DATED.formatted(">", "ASC");

    /// The inner queries use only the index, as in `LATEST`.
    static final String DATED_AFTER = HEADER + """
             FROM entry WHERE policy = ?1 AND sequence IN (
                SELECT sequence FROM (
                    SELECT sequence, recorded_at FROM entry
                    WHERE policy = ?1 AND kind IN ('publication', 'correction', 'withdrawal') AND effective_date > ?2
                    ORDER BY effective_date, sequence LIMIT ?4)
                WHERE recorded_at <= ?3)
            ORDER BY effective_date, sequence""";

    private static final String SUMMARY = "SELECT summary FROM entry WHERE policy = ? AND sequence = ?";

    /// Jumps from policy to policy in the key, without reading the entries of each.
    private static final String LISTED = """
            WITH RECURSIVE listed(policy) AS (
                SELECT min(policy) FROM entry WHERE policy > ?1
                UNION ALL
                SELECT (SELECT min(policy) FROM entry WHERE policy > listed.policy) FROM listed
                WHERE listed.policy IS NOT NULL LIMIT ?2)
            SELECT %s FROM listed WHERE policy IS NOT NULL""";

    static final String POLICIES = LISTED.formatted("policy");

    static final String SUMMARIES = LISTED.formatted("""
            (SELECT summary FROM entry WHERE policy = listed.policy ORDER BY sequence DESC LIMIT 1) AS summary""");

    private static final LocalDate FIRST_DATE = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    @Override
    public boolean append(Entry entry) {
        EntryHeader header = entry.header();
        Optional<PolicySummary> before =
                database.queryOne(SUMMARY, SqlChain::summary, header.policy().value(), header.sequence() - 1);
        return database.update(INSERT, row(entry, PolicySummary.after(this, before, entry))) == 1;
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return database.queryOne(HEAD, SqlChain::header, policy.value());
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        if (date.getYear() < 0) {
            return Optional.empty();
        }
        LocalDate upTo = date.isAfter(LAST_DATE) ? LAST_DATE : date;
        return database.queryOne(LATEST, SqlChain::entry, policy.value(), upTo.toString(), millis(knownAt));
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return database.queryOne(ENTRY, SqlChain::entry, policy.value(), sequence);
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return database.query(HEADERS, SqlChain::header, policy.value(), afterSequence, limit);
    }

    @Override
    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        return way.within(FIRST_DATE, LAST_DATE)
                .map(within -> database.query(
                        within.earlier() ? EARLIER : LATER,
                        SqlChain::header,
                        policy.value(),
                        within.date().toString(),
                        within.sequence(),
                        limit))
                .orElse(List.of());
    }

    @Override
    public List<EntryHeader> datedAfter(PolicyId policy, LocalDate date, Instant knownAt, int examined) {
        if (!date.isBefore(LAST_DATE)) {
            return List.of();
        }
        String after = date.isBefore(FIRST_DATE) ? "" : date.toString();
        return database.query(DATED_AFTER, SqlChain::header, policy.value(), after, millis(knownAt), examined);
    }

    @Override
    public List<PolicyId> policies() {
        return database.query(POLICIES, row -> required(row, "policy", PolicyId::new), "", Integer.MAX_VALUE);
    }

    @Override
    public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
        return database.query(SUMMARIES, SqlChain::summary, after == null ? "" : after.value(), limit);
    }

    /// The parameters of `INSERT`.
    static Object[] row(Entry entry, PolicySummary summary) {
        EntryHeader header = entry.header();
        LocalDate date = header.effectiveDate();
        if (date.getYear() < 0 || date.isAfter(LAST_DATE)) {
            throw new IllegalArgumentException("effectiveDate: " + date + ": expected a year of four digits");
        }
        if (!header.recordedAt().equals(Instant.ofEpochMilli(header.recordedAt().toEpochMilli()))) {
            throw new IllegalArgumentException(
                    "recordedAt: " + header.recordedAt() + ": expected milliseconds, nothing finer");
        }
        return new Object[] {
            header.policy().value(),
            header.sequence(),
            header.kind().term(),
            date.toString(),
            header.timeZone().getId(),
            header.revision(),
            header.recordedAt().toEpochMilli(),
            header.reason(),
            header.noNoticeReason(),
            header.contentHash().hex(),
            CanonicalJson.text(PolicySummaryJson.of(summary)),
            entry.content().toArray()
        };
    }

    private static PolicySummary summary(ResultSet row) throws SQLException {
        return required(row, "summary", text -> PolicySummaryJson.read(JsonText.parse(text)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(header(row), Bytes.of(row.getBytes("content")));
    }

    private static EntryHeader header(ResultSet row) throws SQLException {
        return new EntryHeader(
                required(row, "policy", PolicyId::new),
                row.getLong("sequence"),
                required(row, "kind", word -> term(EntryKind.class, word)),
                required(row, "effective_date", LocalDate::parse),
                required(row, "time_zone", ZoneId::of),
                row.getInt("revision"),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                row.getString("reason"),
                row.getString("no_notice_reason"),
                required(row, "content_hash", Sha256::new));
    }

    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }
}
