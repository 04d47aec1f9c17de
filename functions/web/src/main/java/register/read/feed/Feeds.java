package register.read.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.policy.PolicyVersion;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Parameters;
import register.read.http.Refusal;
import register.read.lookup.EntryChanges;
import register.read.lookup.EntryStanding;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyState;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// `GET /v1/policies/{policy}/feed.atom`, `feed.json` and `dates.ics`: the changes of a policy, for
/// feed readers and calendars.
public final class Feeds {
    /// The parameter that requests an archive.
    public static final String UP_TO = "upTo";

    /// The number of log entries covered by an archive, including undated ones. The newest feed covers at least as
    /// many and fewer than twice as many, so that an archive never changes.
    private static final int STRETCH = 16;

    /// Keeps a feed from running anything when a browser opens it directly.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; sandbox";

    private final PolicyState still;
    private final EntryHeader head;
    private final Parameters parameters;
    private final boolean trial;
    private final UnaryOperator<String> absolute;

    private Feeds(PolicyState still, Parameters parameters, boolean trial, UnaryOperator<String> absolute) {
        this.still = still;
        this.head = still.head();
        this.parameters = parameters;
        this.trial = trial;
        this.absolute = absolute;
    }

    /// @param type of one of the formats
    /// @param trial true if the register is a trial
    /// @param absolute makes the register's own addresses absolute if it has a public one
    public static Answer answer(
            PolicyId policy,
            String type,
            Parameters parameters,
            Lookup lookup,
            boolean trial,
            UnaryOperator<String> absolute) {
        return new Feeds(lookup.policy(policy), parameters, trial, absolute).answer(type);
    }

    /// The archives of a log of this size, by their last entries.
    public static List<Long> archives(long size) {
        var archives = new ArrayList<Long>();
        for (long end = STRETCH; end <= (size / STRETCH - 1) * STRETCH; end += STRETCH) {
            archives.add(end);
        }
        return archives;
    }

    private Answer answer(String type) {
        Language language = parameters.language("lang");
        Language ui = parameters.language(LanguageControl.UI);
        long upTo = upTo();
        String question = "feed " + type + " " + language + " " + ui + " " + upTo + " " + absolute.apply("");
        return still.kept(
                        head,
                        question,
                        () -> type.equals(Calendar.TYPE) ? dates(language, ui) : feed(type, language, ui, upTo))
                .with("Cache-Control", Freshness.at(still.lookup().now(), head.timeZone()));
    }

    /// The last entry requested; 0 for the newest.
    private long upTo() {
        Integer upTo = parameters.number(UP_TO, Integer.MAX_VALUE);
        if (upTo != null && (upTo % STRETCH != 0 || upTo > head.sequence())) {
            throw Refusal.badParameter(
                    UP_TO,
                    upTo.toString(),
                    "expected a multiple of " + STRETCH + " up to the last entry, " + head.sequence()
                            + "; follow the link of a feed to what came before");
        }
        return upTo == null ? 0 : upTo;
    }

    private PolicyState.Made feed(String type, @Nullable Language wanted, @Nullable Language ui, long upTo) {
        Lookup lookup = still.lookup();
        PolicyId policy = head.policy();
        long end = upTo == 0 ? head.sequence() : upTo;
        long after = upTo == 0 ? Math.max(0, (end / STRETCH - 1) * STRETCH) : upTo - STRETCH;
        List<EntryHeader> headers = lookup.headers(policy, after, (int) (end - after));
        List<EntryHeader> dated =
                headers.stream().filter(header -> header.kind().isOfADate()).toList();
        EntryChanges entries = EntryChanges.upTo(
                lookup,
                policy,
                dated.stream()
                        .map(EntryHeader::effectiveDate)
                        .max(Comparator.naturalOrder())
                        .orElse(LocalDate.MAX));
        var told = new ArrayList<EntryStanding>();
        for (EntryHeader header : dated.reversed()) {
            told.add(entries.of(header));
        }
        PolicyVersion version = told.isEmpty()
                ? entries.shown(entries.lastWords().getFirst()).version()
                : told.getFirst().stated().version();
        var wording = new Wording(version.nearest(wanted), ui, trial, absolute);
        var items = new Items(wording);
        Instant updated = told.isEmpty()
                ? headers.getFirst().recordedAt()
                : told.getFirst().header().recordedAt();
        String newest = SiteAddresses.feed(policy, type.equals(AtomFeed.TYPE) ? ".atom" : ".json");
        var feed = new Feed(
                FeedIds.of(first(), "feed " + wording.language() + " " + wording.ui()),
                wording.name(version),
                wording.glossary().language().tag(),
                wording.company(version),
                updated,
                wording.on(SiteAddresses.with(newest, UP_TO, upTo == 0 ? null : upTo)),
                upTo == 0 ? null : wording.on(newest),
                after == 0 ? null : wording.on(SiteAddresses.with(newest, UP_TO, after)),
                wording.on(SiteAddresses.page(policy)),
                told.stream().map(items::of).toList());
        Answer answer = type.equals(AtomFeed.TYPE)
                ? Answer.text(type, AtomFeed.write(feed), Freshness.NEVER)
                : Answer.ok(type, JsonFeed.write(feed), Freshness.NEVER);
        return made(answer, wording, entries);
    }

    private PolicyState.Made dates(@Nullable Language wanted, @Nullable Language ui) {
        Lookup lookup = still.lookup();
        EntryChanges entries = EntryChanges.around(lookup, head.policy(), still.today(), STRETCH);
        List<EntryHeader> words = entries.lastWords();
        PolicyVersion newest = entries.shown(words.getFirst()).version();
        var wording = new Wording(newest.nearest(wanted), ui, trial, absolute);
        String calendar = new Calendar(wording, entries, first()).write(newest, words.reversed());
        return made(Answer.text(Calendar.TYPE, calendar, Freshness.NEVER), wording, entries);
    }

    private static PolicyState.Made made(Answer answer, Wording wording, EntryChanges entries) {
        return new PolicyState.Made(
                answer.with("Content-Language", wording.glossary().language().tag())
                        .with("Content-Security-Policy", CONTENT_SECURITY_POLICY),
                entries.ofPersons());
    }

    /// The hash of the policy's first entry.
    private Sha256 first() {
        return still.lookup().headers(head.policy(), 0, 1).getFirst().hash();
    }
}
