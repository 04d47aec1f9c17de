package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.policy.PolicyVersion;

/// The dates of a policy, as opened by a third-party library (biweekly).
class CalendarTest {
    private static final String DATES = "/v1/policies/desk/dates.ics?lang=en";

    private final TestRegister register = new TestRegister();

    private List<VEvent> events() {
        return calendar(register.get(DATES).body()).getEvents();
    }

    /// @throws AssertionError on any warning, or if a line is too long or not iCalendar
    static ICalendar calendar(String text) {
        for (String line : text.split("\r\n", -1)) {
            assertTrue(line.getBytes(UTF_8).length <= 75, line);
            assertTrue(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, line);
        }
        assertTrue(text.endsWith("END:VCALENDAR\r\n"));
        var warnings = new ArrayList<List<ParseWarning>>();
        List<ICalendar> all = Biweekly.parse(text).warnings(warnings).all();
        assertEquals(1, all.size());
        assertEquals(List.of(List.of()), warnings);
        assertEquals("", all.getFirst().validate(ICalVersion.V2_0).toString());
        return all.getFirst();
    }

    @Test
    void versionsTakeEffectOnADayAndObjectionsEndAtAnInstant() {
        register.publish("2026-05-01T09:00:00Z", Policies.desk("2026-06-01"));
        register.publish(
                "2026-06-02T09:00:00Z",
                FeedsTest.objection(Policies.withoutSingapore("2026-09-01"), "2026-08-01T18:00"));
        register.clock.set(Story.NOW);
        String text = register.get(DATES).body();
        assertTrue(text.contains("DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20260902\r\n"), text);
        assertTrue(text.contains("DTSTART:20260801T150000Z\r\n"), text);
        List<VEvent> events = events();
        assertEquals(3, events.size());
        assertEquals(
                "Desk subprocessor policy: Last updated 1 September 2026 – Service removed: Nordhost AS",
                events.get(1).getSummary().getValue());
        assertTrue(events.get(2)
                .getSummary()
                .getValue()
                .startsWith("Desk subprocessor policy: Object until 1 August 2026, 18:00 "));
        assertEquals(
                "2026-06-02T09:00:00Z",
                events.get(1).getDateTimeStamp().getValue().toInstant().toString());
        assertEquals(
                3,
                events.stream()
                        .map(event -> event.getUid().getValue())
                        .distinct()
                        .count());
    }

    /// A program that has an event replaces it by the one with the same id and a higher sequence.
    @Test
    void laterStatementsReplaceEarlierOnes() {
        PolicyVersion announced = FeedsTest.objection(Policies.withoutSingapore("2026-09-01"), "2026-08-01T18:00");
        register.publish("2026-05-01T09:00:00Z", Policies.desk("2026-06-01"));
        register.publish("2026-06-01T09:00:00Z", announced);
        register.clock.set(Story.NOW);
        List<VEvent> first = events();
        hold(first.get(1), 0, true);
        register.correct("2026-06-02T09:00:00Z", FeedsTest.objection(announced, null), "No objection");
        List<VEvent> corrected = events();
        hold(corrected.get(1), 2, true);
        hold(corrected.get(2), 2, false);
        assertEquals(
                first.get(2).getDateStart().getValue(),
                corrected.get(2).getDateStart().getValue());
        register.withdraw("2026-06-03T09:00:00Z", announced, "Not now");
        List<VEvent> withdrawn = events();
        hold(withdrawn.get(1), 3, false);
        hold(withdrawn.get(2), 3, false);
        assertTrue(withdrawn.get(1).getSummary().getValue().contains("withdrawal"));
        register.publish("2026-06-04T09:00:00Z", announced);
        List<VEvent> again = events();
        hold(again.get(1), 4, true);
        hold(again.get(2), 4, true);
        for (List<VEvent> later : List.of(corrected, withdrawn, again)) {
            assertEquals(ids(first), ids(later));
        }
    }

    private static void hold(VEvent event, int sequence, boolean stands) {
        assertEquals(sequence, event.getSequence().getValue());
        assertEquals(stands ? "CONFIRMED" : "CANCELLED", event.getStatus().getValue());
    }

    private static List<String> ids(List<VEvent> events) {
        return events.stream().map(event -> event.getUid().getValue()).toList();
    }

    @Test
    void theNearestDatesAreToldWhateverTheirNumber() {
        for (int i = 0; i < 60; i++) {
            register.publish(
                    LocalDate.of(2025, 12, 1) + "T09:00:" + (i < 10 ? "0" : "") + i + "Z",
                    Policies.desk(LocalDate.of(2026, 1, 1).plusDays(i).toString()));
        }
        register.clock.set("2026-01-30T12:00:00Z");
        List<String> days = events().stream()
                .map(event -> event.getDateStart().getValue().getRawComponents().toString())
                .toList();
        assertEquals(31, days.size(), days.toString());
        assertTrue(register.get(DATES).body().contains("DTSTART;VALUE=DATE:20260131\r\n"));
        assertTrue(register.get(DATES).body().contains("DTSTART;VALUE=DATE:20260214\r\n"));
        assertTrue(register.get(DATES).body().contains("DTSTART;VALUE=DATE:20260115\r\n"));
    }
}
