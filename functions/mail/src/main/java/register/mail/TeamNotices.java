package register.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import register.policy.Language;
import register.request.DailyQuotas;
import register.request.DpaRequest;
import register.request.MailSender;
import register.request.NoticeLog;
import register.request.Reference;
import register.request.RequestLog;
import register.request.RequestState;

/// Tells the team of what waits for a person: in one mail of all that there is, and in the next only once its time has
/// passed, whichever process it falls to. Of the first matter of a day (UTC) whose legal clock runs it is told at once,
/// elsewhere, and of the others here: whoever forges many such mails has not many sent.
///
/// The team gets at most 33 mails a day: that one, the first 8 of these, and one in each hour besides. So nothing waits
/// for much longer than an hour to be told, and nothing is left out.
final class TeamNotices {
    /// Of one mail; the rest stands in the next.
    private static final int MOST = 100;

    /// Mails of a day that follow each other as soon as their time has passed.
    private static final int FREQUENT = 8;

    /// How long a message may take from the first word of it to its record.
    private static final Duration UNRECORDED = Duration.ofDays(1);

    private static final Set<RequestState> AT_WORK =
            EnumSet.of(RequestState.RECEIVED, RequestState.TELLING, RequestState.REPLYING);

    private final NoticeLog notices;
    private final DailyQuotas quotas;
    private final RequestLog requests;
    private final MailSender sender;
    private final Policies policies;
    private final IntakeSettings settings;
    private final Duration every;
    private final Clock clock;

    /// @param every the time from one mail to the next, at least
    TeamNotices(
            NoticeLog notices,
            DailyQuotas quotas,
            RequestLog requests,
            MailSender sender,
            Policies policies,
            IntakeSettings settings,
            Duration every,
            Clock clock) {
        this.notices = notices;
        this.quotas = quotas;
        this.requests = requests;
        this.sender = sender;
        this.policies = policies;
        this.settings = settings;
        this.every = every;
        this.clock = clock;
    }

    /// Has the team told of a request, by and by. To be called before the request is left to a person: a crash between
    /// the two then loses nothing.
    void add(Reference request) {
        if (settings.teamAddress() != null) {
            notices.add(new NoticeLog.Waiting(request, now()));
        }
    }

    /// Whether the team is to be told at once of a request whose legal clock runs; if not, it is told by and by.
    boolean atOnce(Reference request) {
        return quotas.take(today(), "team at once", 1, request);
    }

    /// Tells what there is to tell, unless the last time is too near.
    ///
    /// @return of how many requests
    /// @throws RuntimeException when the mail could not be handed over; it is told with the next
    int tell() {
        String team = settings.teamAddress();
        if (team == null) {
            return 0;
        }
        List<DpaRequest> waiting = waiting();
        Instant now = now();
        if (waiting.isEmpty()
                || !notices.take(now, now.plus(every))
                || !hasPlace(waiting.getFirst().reference())) {
            return 0;
        }
        sender.send(TeamNotice.of(team, from(team), waiting, language(waiting.getLast())));
        waiting.forEach(request -> notices.remove(request.reference()));
        return waiting.size();
    }

    /// Whether one more mail may leave.
    ///
    /// @param first of those of which it tells: it stands in no other
    private boolean hasPlace(Reference first) {
        String hour = "team in hour " + now().atOffset(ZoneOffset.UTC).getHour();
        return quotas.take(today(), "team", FREQUENT, first) || quotas.take(today(), hour, 1, first);
    }

    private List<DpaRequest> waiting() {
        var found = new ArrayList<DpaRequest>();
        for (NoticeLog.Waiting waiting : notices.waiting(MOST)) {
            Optional<DpaRequest> request = requests.find(waiting.request());
            RequestState state = request.map(DpaRequest::state).orElse(null);
            if (state == RequestState.QUEUED || state == RequestState.REPLY_UNKNOWN) {
                found.add(request.orElseThrow());
            } else if (state == null ? waiting.since().isBefore(now().minus(UNRECORDED)) : !AT_WORK.contains(state)) {
                notices.remove(waiting.request());
            }
        }
        return found;
    }

    private String from(String team) {
        String configured = settings.replyFrom();
        List<String> intake = settings.intakeAddresses();
        return configured != null ? configured : intake.isEmpty() ? team : intake.getFirst();
    }

    private Language language(DpaRequest request) {
        return Optional.ofNullable(request.policy())
                .flatMap(policy -> policies.language(policy, request.receivedAt()))
                .orElse(Language.ENGLISH);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
