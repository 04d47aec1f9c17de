package register.notices.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import register.assembly.Ports;
import register.mail.letter.TeamLetter;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.Team;
import register.mail.sending.TeamMailId;
import register.measure.Measure;
import register.notice.NoticeState;
import register.notice.Run;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.value.Language;
import register.value.LogText;
import register.value.PolicyId;
import register.value.Reference;
import register.value.ReferenceKey;
import register.words.Words;

/// Reports notices that need a person to the team: after a run's first pass, or once one is overdue, then daily (UTC)
/// while the run lasts.
public final class TeamNews {
    private static final Words.Bundle WORDS = Words.bundle(TeamNews.class, "open");
    /// An upper bound on a policy's concurrent announcements.
    private static final int RUNS = 10;

    private final Ports ports;
    private final MailSettings settings;
    private final ReferenceKey key;
    private final PoliciesInForce policies;
    private final Team team;
    private final Clock clock;

    public TeamNews(Ports ports, MailSettings settings, MailSender sender, ReferenceKey key, Clock clock) {
        this.ports = ports;
        this.settings = settings;
        this.key = key;
        this.policies = new PoliciesInForce(ports.chain(), clock);
        this.team = new Team(settings, sender, policies, new TeamMailId(key));
        this.clock = clock;
    }

    /// The result of a look at all open runs.
    ///
    /// @param lines for a log: runs with overdue notices, and reports that were sent or failed
    /// @param measures of the runs' notices
    public record News(List<String> lines, Map<Measure, Long> measures) {
        public News {
            lines = List.copyOf(lines);
            measures = Map.copyOf(measures);
        }
    }

    /// Sends the reports that are due. Call it from time to time; it reads the notices of each open run.
    ///
    /// @throws RuntimeException if a port fails
    public News tell() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var lines = new ArrayList<String>();
        var measures = new EnumMap<Measure, Long>(Measure.class);
        Stream.of(NoticeState.values())
                .map(TeamNews::measure)
                .flatMap(Optional::stream)
                .forEach(state -> measures.put(state, 0L));
        measures.put(Measure.NOTICES_OVERDUE, 0L);
        for (PolicyId policy : ports.chain().policies()) {
            for (Run run : ports.notices().runs(policy, RUNS)) {
                if (run.state().isOpen()) {
                    OpenNotices open = OpenNotices.of(run, ports.notices(), now);
                    measures.merge(Measure.NOTICES_OVERDUE, (long) open.overdue(), Long::sum);
                    open.states()
                            .forEach((state, count) -> measure(state)
                                    .ifPresent(measure -> measures.merge(measure, (long) count, Long::sum)));
                    if (open.overdue() > 0) {
                        lines.add("ALARM notices overdue: " + open.overdue() + " of run " + run.id());
                    }
                    tell(run, open, now).ifPresent(lines::add);
                }
            }
        }
        return new News(lines, measures);
    }

    /// Empty for what is done with.
    private static Optional<Measure> measure(NoticeState state) {
        return switch (state) {
            case PLANNED, SENDING -> Optional.of(Measure.NOTICES_DUE);
            case SENT -> Optional.of(Measure.NOTICES_SENT);
            case ACCEPTED -> Optional.of(Measure.NOTICES_ACCEPTED);
            case UNKNOWN -> Optional.of(Measure.NOTICES_UNKNOWN);
            case NOT_REACHED -> Optional.of(Measure.NOTICES_NOT_REACHED);
            case TOLD_BY_HAND, CANCELLED -> Optional.empty();
        };
    }

    private Optional<String> tell(Run run, OpenNotices open, Instant now) {
        boolean isNews = (open.firstPassOver() && open.total() > 0) || open.overdue() > 0;
        if (!team.isSet() || !isNews || !isFirstToday(run, now)) {
            return Optional.empty();
        }
        String what = "open notices of run " + run.id() + ": " + open.total() + ", ";
        Handover handover = team.send(letter(run, open, now), now);
        return Optional.of(
                handover instanceof Handover.Taken
                        ? what + "the team was notified"
                        : what + "ERROR: the team was NOT notified; the next mail is due tomorrow: "
                                + LogText.withoutAddresses(handover.words()));
    }

    /// Only one process reports: each takes the place under a different name, and the first one keeps it.
    private boolean isFirstToday(Run run, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return ports.quotas()
                .take(today, "open notices " + run.id(), 1, Reference.of(key, "open notices " + UUID.randomUUID()));
    }

    private TeamLetter letter(Run run, OpenNotices open, Instant now) {
        Words words = WORDS.in(policies.language(run.policy(), now).orElse(Language.ENGLISH));
        List<String> lines = TeamLetter.begun(words.language(), settings.trial());
        for (OpenNotices.Why why : OpenNotices.Why.values()) {
            Integer count = open.counts().get(why);
            if (count != null) {
                lines.add(words.get("why." + why.term(), count.toString()));
            }
        }
        lines.add("");
        lines.add(words.get("look", "register notices show " + run.policy() + " --open"));
        lines.add("");
        return new TeamLetter(run.policy().value(), words.get("subject", Integer.toString(open.total())), lines);
    }
}
