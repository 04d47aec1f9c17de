package register.mail.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.mail.letter.TeamLetter;
import register.mail.message.Address;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.request.ChangeAuthor;
import register.request.DailyQuotas;
import register.request.DpaRequest;
import register.request.RequestChange;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.TeamLog;
import register.request.delivery.Handover;
import register.value.Language;
import register.value.Reference;

/// Reports waiting requests to the team: one mail about all of them, and the next only after the set interval,
/// whichever process sends it. While a legal clock runs, two requests a day (UTC) cause a mail at once: the first
/// from an authenticated sender, and the first of the others. So forged mail does not cause many mails.
///
/// Authenticated requests come first, so that forged mail cannot crowd them out. Per sender's domain, including its
/// subdomains, only `FIRST` a day count as authenticated, so that its owner cannot crowd out others.
///
/// The team gets at most 34 mails a day: those two, the first 8 regular ones, then one an hour. So nothing waits
/// much longer than an hour unless a hundred are ahead of it, and nothing is omitted.
///
/// A request whose team mail failed is marked so, and is in the next team mail.
public record TeamMail(
        TeamLog teamMail,
        DailyQuotas quotas,
        SenderShares shares,
        RequestLog requests,
        Team team,
        RetryLog retries,
        PoliciesInForce policies,
        MailSettings settings,
        Clock clock) {
    /// The maximum in one mail; the rest is in the next.
    private static final int MOST = 100;

    /// The number read to choose those from, longest waiting first.
    private static final int READ = 1_000;

    private static final Comparator<TeamLog.Waiting> TURN =
            Comparator.comparing(TeamLog.Waiting::vouched).reversed().thenComparing(TeamLog.Waiting::since);

    /// The number of requests a day from one owner that precede unauthenticated ones.
    private static final int FIRST = 30;

    /// Regular mails of a day that keep the set interval; later ones are hourly.
    private static final int FREQUENT = 8;

    /// The maximum time from a message's team mail to its record.
    private static final Duration UNRECORDED = Duration.ofDays(1);

    private static final Duration MOST_SELDOM = Duration.ofDays(1);

    private static final Set<RequestState> AT_WORK =
            EnumSet.of(RequestState.RECEIVED, RequestState.TELLING, RequestState.REPLYING, RequestState.REPLY_DEFERRED);

    /// Puts a request on the team's next mail. Call it before leaving the request to a person, so that a crash in
    /// between loses nothing.
    public void add(DpaRequest request) {
        if (team.isSet()) {
            teamMail.add(new TeamLog.Waiting(request.reference(), comesFirst(request), now()));
        }
    }

    private boolean comesFirst(DpaRequest request) {
        String owner = Optional.ofNullable(request.arrival().sender())
                .flatMap(Address::parse)
                .map(SenderShares::owner)
                .orElse("-");
        return isVouched(request) && shares.take(request, "team first " + owner, FIRST);
    }

    private static boolean isVouched(DpaRequest request) {
        return !request.decision().reason().startsWith(DpaRequest.UNVOUCHED);
    }

    /// True if a request with a running legal clock is reported to the team at once; otherwise the next team mail
    /// names it.
    public boolean atOnce(DpaRequest request) {
        String of = isVouched(request) ? "team at once" : "team at once, not vouched";
        return quotas.take(today(), of, 1, request.reference());
    }

    /// Sends a team mail if one is due, unless the last is too recent.
    public TeamTold tell() {
        if (!team.isSet()) {
            return TeamTold.NOTHING;
        }
        Map<TeamLog.Waiting, DpaRequest> notTold = waiting();
        List<DpaRequest> waiting = List.copyOf(notTold.values());
        Instant now = now();
        if (waiting.isEmpty()
                || !teamMail.take(now, now.plus(settings.teamMailEvery()))
                || !hasPlace(waiting.getFirst().reference())) {
            return TeamTold.NOTHING;
        }
        Handover handover =
                team.send(TeamLetter.of(waiting, language(waiting.getLast()), settings.trial()), clock.instant());
        if (handover instanceof Handover.Taken) {
            notTold.forEach(this::told);
            return new TeamTold(waiting.size(), null, now.plus(settings.teamMailEvery()));
        }
        String why = handover.words();
        waiting.forEach(request -> notTold(request.reference(), why));
        return new TeamTold(waiting.size(), why, now.plus(settings.teamMailEvery()));
    }

    /// Removes a request that a team mail named, unless that team mail has come back already.
    private void told(TeamLog.Waiting waiting, DpaRequest request) {
        Optional<RequestChange> before = lastWord(request);
        if (before.filter(change -> change.kind() == RequestChange.Kind.NOT_TOLD)
                .isPresent()) {
            var _ = RequestLog.revisions(requests)
                    .change(
                            request.reference(),
                            standing -> lastWord(standing).equals(before) ? standing.teamTold(null, by()) : standing);
        }
        teamMail.remove(waiting);
    }

    /// Records that a team mail was returned. Its requests go on another one, at growing intervals up to a day,
    /// because someone may have corrected the address.
    ///
    /// @param reference a request that the team mail named
    /// @param mailId the id of the team mail: it counts once, however many reports name it
    /// @param arrived the record of the returned mail
    public void cameBack(Reference reference, String mailId, Reference arrived, String why) {
        Optional<DpaRequest> found =
                requests.find(reference).filter(request -> RequestState.WAITING.contains(request.state()));
        // Without its HMAC, which must stay secret.
        String name = mailId.substring(0, mailId.lastIndexOf('.'));
        if (found.isEmpty()
                || found.get().history().stream()
                        .map(RequestChange::detail)
                        .anyMatch(detail -> detail != null && detail.contains(name))) {
            return;
        }
        long failed = found.get().history().stream()
                .filter(change -> change.kind() == RequestChange.Kind.NOT_TOLD)
                .count();
        Duration doubled = settings.teamMailEvery().multipliedBy(1L << Math.min(failed, 20));
        Duration wait = doubled.compareTo(MOST_SELDOM) < 0 ? doubled : MOST_SELDOM;
        // First, because a crash in between must not lose the retry.
        retries.put(new RetryLog.Due(reference, now().plus(wait)));
        notTold(reference, arrived + " " + name + " " + why);
    }

    /// Records each reason once, however often it is tried.
    private void notTold(Reference reference, String why) {
        var _ = RequestLog.revisions(requests)
                .change(
                        reference,
                        standing -> lastWord(standing)
                                        .filter(change -> why.equals(change.detail()))
                                        .isPresent()
                                ? standing
                                : standing.teamTold(why, by()));
    }

    /// The last history entry about a team mail that named it.
    private static Optional<RequestChange> lastWord(DpaRequest request) {
        return request.history().reversed().stream()
                .filter(change ->
                        change.kind() == RequestChange.Kind.TOLD || change.kind() == RequestChange.Kind.NOT_TOLD)
                .findFirst();
    }

    /// True if one more mail may leave now.
    ///
    /// @param first the first request that the team mail names; no other team mail names it first
    private boolean hasPlace(Reference first) {
        String hour = "team in hour " + now().atOffset(ZoneOffset.UTC).getHour();
        return quotas.take(today(), "team", FREQUENT, first) || quotas.take(today(), hour, 1, first);
    }

    private Map<TeamLog.Waiting, DpaRequest> waiting() {
        var found = new LinkedHashMap<TeamLog.Waiting, DpaRequest>();
        for (TeamLog.Waiting waiting :
                teamMail.waiting(READ).stream().sorted(TURN).toList()) {
            if (found.size() == MOST) {
                break;
            }
            Optional<DpaRequest> request = requests.find(waiting.request());
            RequestState state = request.map(DpaRequest::state).orElse(null);
            if (state != null && RequestState.WAITING.contains(state)) {
                found.put(waiting, request.orElseThrow());
            } else if (state == null ? waiting.since().isBefore(now().minus(UNRECORDED)) : !AT_WORK.contains(state)) {
                teamMail.remove(waiting);
            }
        }
        return found;
    }

    private Language language(DpaRequest request) {
        return Optional.ofNullable(request.arrival().policy())
                .flatMap(policy -> policies.language(policy, request.arrival().receivedAt()))
                .orElse(Language.ENGLISH);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    private ChangeAuthor by() {
        return ChangeAuthor.register(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
