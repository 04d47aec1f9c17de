package register.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import register.measure.Measure;
import register.record.Key;
import register.record.Range;
import register.record.Records;

/// Measures of requests and of the mail about them. Each takes one bounded read.
public record MailMeasures(Records records) {
    /// Later than the last attempt of any mail, and the end of any failure's record.
    private static final Duration LONG = Duration.ofDays(3650);

    /// Open requests that wait for a person.
    public Map<Measure, Long> requests(Instant now) {
        List<Instant> waiting = records.due(RequestLog.REQUESTS, now.plus(LONG), Measure.MOST).stream()
                .filter(request -> RequestState.WAITING.contains(request.state()))
                .map(request -> request.arrival().receivedAt())
                .toList();
        return of(Measure.REQUESTS_WAITING, Measure.REQUESTS_WAITING_SECONDS, waiting, now);
    }

    /// Replies to be tried again, requests for the team's next mail, and incoming mails that failed.
    public Map<Measure, Long> mails(Instant now) {
        Instant end = now.plus(LONG);
        var measures = new EnumMap<Measure, Long>(Measure.class);
        measures.putAll(of(
                Measure.REPLIES_WAITING,
                Measure.REPLIES_WAITING_SECONDS,
                records.due(RetryLog.KIND, end, Measure.MOST).stream()
                        .map(RetryLog.Due::at)
                        .toList(),
                now));
        measures.putAll(of(
                Measure.TEAM_MAILS_WAITING,
                Measure.TEAM_MAILS_WAITING_SECONDS,
                records.list(TeamLog.KIND, Key.joined(), Range.first(Measure.MOST)).stream()
                        .map(TeamLog.Waiting::since)
                        .toList(),
                now));
        measures.put(
                Measure.MAILS_FAILED,
                records.due(FailureLog.KIND, end, Measure.MOST).stream()
                        .filter(failure -> failure.at()
                                .plus(Duration.ofDays(FailureLog.KEPT_DAYS))
                                .isAfter(now))
                        .count());
        return measures;
    }

    private static Map<Measure, Long> of(Measure count, Measure age, List<Instant> waiting, Instant now) {
        long oldest = waiting.stream()
                .min(Comparator.naturalOrder())
                .map(since -> Measure.seconds(since, now))
                .orElse(0L);
        return Map.of(count, (long) waiting.size(), age, oldest);
    }
}
