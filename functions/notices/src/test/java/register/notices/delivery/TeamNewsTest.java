package register.notices.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.mail.rule.HeaderRules;
import register.mail.rule.MailSettings;
import register.measure.Measure;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Run;
import register.notice.RunId;
import register.notices.World;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.settings.Variables;
import register.value.Language;
import register.value.Sha256;

class TeamNewsTest {
    private static final RunId RUN = new RunId("7K3Q9M2X");

    private final World world = new World().announced();
    private final List<OutgoingMail> sent = new ArrayList<>();
    private Handover handover = new Handover.Taken();
    private int count;

    @BeforeEach
    void open() {
        assertTrue(world.ports
                .notices()
                .open(Run.opened(
                        RUN,
                        World.POLICY,
                        2,
                        Sha256.of(new byte[1]),
                        List.of(0),
                        world.clock.instant().plus(Duration.ofDays(30)),
                        register())));
    }

    private ChangeAuthor register() {
        return ChangeAuthor.register(world.clock.instant());
    }

    private TeamNews news(String team) {
        return news(team, false);
    }

    private TeamNews news(String team, boolean trial) {
        MailSettings settings = MailSettings.read(
                Variables.of(Map.of("REGISTER_TEAM_ADDRESS", team, "REGISTER_MAIL_FROM", "dpa@provider.example")));
        return new TeamNews(
                world.ports,
                settings.with(trial),
                mail -> {
                    sent.add(mail);
                    return handover;
                },
                world.key,
                world.clock);
    }

    private void notice(Kind... kinds) {
        notice(null, kinds);
    }

    private void notice(@Nullable Instant tellBy, Kind... kinds) {
        Notice notice = Notice.planned(
                new NoticeId(RUN, 0, "%08d".formatted(++count)),
                RecipientId.next(),
                Language.ENGLISH,
                List.of(0),
                tellBy,
                null,
                register());
        world.ports.notices().add(List.of(notice));
        if (kinds.length > 0) {
            notice = notice.claimed(world.clock.instant().plusSeconds(300), register());
            assertTrue(world.ports.notices().replace(notice));
        }
        for (Kind kind : kinds) {
            notice = notice.with(new LedgerLine(world.clock.instant(), "ses", 1, kind, null));
            assertTrue(world.ports.notices().replace(notice));
        }
    }

    @Test
    void aTrialsNewsSaySoFirst() {
        notice(Kind.SENT, Kind.UNDELIVERABLE);
        assertEquals(1, news("team@provider.example", true).tell().lines().size());
        String text = sent.getFirst().text();
        assertTrue(text.startsWith("Trial: not evidence\n\n"), text);
    }

    @Test
    void afterTheFirstPassTheTeamIsToldOnceADayByOneProcess() {
        notice(Kind.SENT, Kind.UNDELIVERABLE);
        notice(Kind.UNKNOWN);
        notice(Kind.SENT);
        TeamNews news = news("team@provider.example");
        assertEquals(
                List.of("open notices of run 7K3Q9M2X: 2, the team was notified"),
                news.tell().lines());
        assertEquals(List.of(), news.tell().lines());
        assertEquals(List.of(), news("team@provider.example").tell().lines(), "another process");
        world.clock.advance(Duration.ofDays(1).plusMinutes(1));
        assertEquals(
                List.of("open notices of run 7K3Q9M2X: 3, the team was notified"),
                news.tell().lines());
        OutgoingMail mail = sent.getLast();
        assertEquals("team@provider.example", mail.to());
        assertTrue(mail.text().contains("register notices show acme --open"), mail.text());
        assertEquals(3, mail.text().lines().filter(line -> line.endsWith(": 1")).count(), mail.text());
        assertFalse(mail.text().contains("{"), mail.text());
        assertTrue(
                mail.headers().stream().anyMatch(header -> header.name().equals(HeaderRules.LOOP)),
                "so that it is known where it comes back");
    }

    @Test
    void beforeTheFirstPassIsOverNobodyIsTold() {
        notice(Kind.UNDELIVERABLE);
        notice();
        assertEquals(List.of(), news("team@provider.example").tell().lines());
    }

    @Test
    void overdueNoticesAreReportedBeforeTheFirstPassEnds() {
        notice(world.clock.instant(), Kind.NOT_TAKEN);
        notice();
        assertEquals(
                List.of(
                        "ALARM notices overdue: 1 of run 7K3Q9M2X",
                        "open notices of run 7K3Q9M2X: 1, the team was notified"),
                news("team@provider.example").tell().lines());
        assertTrue(sent.getFirst().text().contains("The deadline has passed, and the notice is still to be sent: 1"));
    }

    @Test
    void theNoticesOfOpenRunsAreCountedByState() {
        notice(Kind.SENT, Kind.UNDELIVERABLE);
        notice(Kind.UNKNOWN);
        notice(Kind.SENT);
        notice(Kind.SENT, Kind.ACCEPTED);
        notice(world.clock.instant(), Kind.NOT_TAKEN);
        notice();
        assertEquals(
                Map.of(
                        Measure.NOTICES_DUE, 2L,
                        Measure.NOTICES_SENT, 1L,
                        Measure.NOTICES_ACCEPTED, 1L,
                        Measure.NOTICES_UNKNOWN, 1L,
                        Measure.NOTICES_NOT_REACHED, 1L,
                        Measure.NOTICES_OVERDUE, 1L),
                news("team@provider.example").tell().measures());
    }

    @Test
    void whereNothingIsOpenNobodyIsTold() {
        notice(Kind.SENT, Kind.ACCEPTED);
        assertEquals(List.of(), news("team@provider.example").tell().lines());
        assertEquals(List.of(), sent);
    }

    @Test
    void aTeamThatWasNotToldIsSaidSo() {
        notice(Kind.UNDELIVERABLE);
        handover = new Handover.NotTaken("451 team@provider.example is busy");
        List<String> lines = news("team@provider.example").tell().lines();
        assertTrue(lines.getFirst().contains("ERROR: the team was NOT notified"), lines.toString());
        assertFalse(lines.getFirst().contains("@"), lines.toString());
    }
}
