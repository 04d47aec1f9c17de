package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.aws.commands.Invocation;
import register.aws.forms.FormMailsFunction;
import register.aws.intake.IntakeFunction;
import register.aws.stand.Calls;
import register.aws.template.Template;
import register.machine.runtime.LocalContext;
import register.settings.Variables;

/// All that is scheduled, when there is nothing to do.
///
/// @param unmet the template's conditions that do not hold
record IdleHour(Template template, Set<String> unmet, NoticeRuns runs, Measurements measured) {
    /// Years later: no entry is recent.
    static final String AT_NIGHT = "2036-03-02T03:15:30Z";

    /// The time of a look at what is open, every three hours.
    static final Clock LOOKING = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

    private static final String BY_DAY = "2036-03-02T10:15:30Z";
    private static final String AT_A_QUARTER = "2036-03-02T10:16:00Z";
    private static final Clock NOT_LOOKING = Clock.fixed(Instant.parse("2026-12-01T09:01:00Z"), ZoneOffset.UTC);
    private static final int TIME = 900_000;

    /// Each function is warm, and called as often as in an hour by day.
    Usage hour() throws IOException {
        var variables = new HashMap<>(runs.deployment.variables());
        variables.put("REGISTER_URL", "https://register.example");
        var forms = new FormMailsFunction(Variables.of(variables), NOT_LOOKING);
        var intake = new IntakeFunction(Variables.of(variables), NOT_LOOKING);
        byte[] tick = Events.handedOut("tick", new String(Events.scheduled(), UTF_8), "1");
        var context = new LocalContext("here");
        Map<String, Measurements.Work> all = Map.of(
                "FormMailsFunction", () -> forms.handleRequest(new ScheduledEvent(), context),
                "TickFunction", () -> runs.tick(NOT_LOOKING, TIME),
                "CloseFunction", () -> runs.close(NOT_LOOKING),
                "ReconcileFunction", () -> runs.deployment.reconcile(Events.scheduled(BY_DAY)),
                "NewDay", () -> runs.deployment.reconcile(Events.scheduled(AT_A_QUARTER)),
                "TellTeam", () -> Invocation.of(intake, SQSEvent.class, SQSBatchResponse.class, tick, context));
        Map<String, Integer> rates = rates();
        assertEquals(rates.keySet(), all.keySet());
        Usage hour = Usage.call(measured.of("a look at no notices", () -> runs.tick(LOOKING, TIME)))
                .times(1 / 3.0);
        for (Map.Entry<String, Integer> rate : rates.entrySet()) {
            Measurements.Work work = Objects.requireNonNull(all.get(rate.getKey()));
            work.run();
            hour = hour.and(
                    Usage.call(measured.of("idle " + rate.getKey(), work)).times(rate.getValue()));
        }
        return hour;
    }

    /// The hourly function's look at all entries once a day, beyond what it does in each hour.
    Usage night() {
        return Usage.call(reconcile(AT_NIGHT)).without(Usage.call(reconcile(BY_DAY)));
    }

    Calls.Cost reconcile(String time) {
        return measured.of("reconcile at " + time, () -> runs.deployment.reconcile(Events.scheduled(time)));
    }

    /// Calls in an hour of what is scheduled, by name.
    Map<String, Integer> rates() {
        var rates = new TreeMap<String, Integer>();
        template.events("Schedule", unmet).forEach((name, event) -> rates.put(name, rate(event.get("Schedule"))));
        int quarters = Objects.requireNonNull(rates.put("ReconcileFunction", 1));
        rates.put("NewDay", quarters - 1);
        rates.put(
                "TellTeam",
                rate(template.resource("AWS::Events::Rule", "TellTeam").get("ScheduleExpression")));
        return rates;
    }

    private static int rate(@Nullable Object schedule) {
        if (String.valueOf(schedule).matches("cron\\([0-9]+ \\* \\* \\* \\? \\*\\)")) {
            return 1;
        }
        if (String.valueOf(schedule).startsWith("{Fn::If=[HasEdge, cron(1/15 ")) {
            return 4;
        }
        Matcher rate = Pattern.compile("rate\\(([0-9]+) (minute|hour)s?\\)").matcher(String.valueOf(schedule));
        assertTrue(rate.matches(), String.valueOf(schedule));
        return (rate.group(2).equals("hour") ? 1 : 60) / Integer.parseInt(rate.group(1));
    }
}
