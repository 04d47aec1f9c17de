package register.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import register.log.KeyPairSigner;
import register.mail.rule.MailSettings;
import register.notice.NoticeRate;
import register.notice.Run;
import register.notices.plan.NoticePlans;
import register.notices.plan.RunStart;
import register.notices.proof.RunCommitments;
import register.notices.sending.NoticeSending;
import register.notices.sending.Runs;
import register.notices.sending.SendingRate;
import register.recipient.Terms;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.transparency.Checkpoints;
import register.value.Bytes;

/// A run over a whole register, whose log is signed when the test says so.
class NotifyingTest {
    private final World world = new World().announced();
    private final PublicAddress address = new PublicAddress(URI.create("https://register.example"), null);
    private final List<OutgoingMail> mails = new CopyOnWriteArrayList<>();
    private final Notifying notifying = new Notifying(
            world.register,
            MailSettings.read(Variables.of(Map.of("REGISTER_MAIL_FROM", "dpa@acme.example"))),
            address,
            world.key,
            mail -> {
                mails.add(mail);
                return new Handover.Taken("id");
            },
            null);

    private Run start() {
        var plans = new NoticePlans(world.register, new NoticeRate(60_000));
        var plan = plans.plan(plans.announced(World.POLICY, null).orElseThrow(), _ -> Bytes.of(new byte[0]));
        Run run = new RunStart(plans).record(plan, world.by());
        return new Runs(world.ports.notices(), world.ports.dueWork())
                .send(run.id(), world.by())
                .orElseThrow();
    }

    private void sign() {
        var signer = KeyPairSigner.of("a key", KeyPairSigner.generate());
        new Checkpoints(world.ports.chain(), world.ports.checkpoints(), signer, address).reconcile(_ -> {});
    }

    private NoticeSending.PassResult pass() {
        return notifying.sending(SendingRate.of(60_000)).pass(() -> true);
    }

    private List<String> attached() {
        return mails.stream()
                .flatMap(mail -> mail.attachments().stream())
                .map(OutgoingMail.Attachment::fileName)
                .toList();
    }

    @Test
    void noMailLeavesBeforeTheEntryIsSignedAndLatecomersBringNoProof() {
        for (String name : List.of("one", "two", "three")) {
            assertTrue(world.ports.recipients().add(world.contact(name, name + "@customer.example", "de", Terms.NONE)));
        }
        Run run = start();
        assertEquals(Run.State.SENDING, run.state());
        assertEquals(Set.of(run.id()), pass().held().keySet(), "nothing commits to it");
        var entry = new RunCommitments(world.register).plan(run);
        assertEquals(Set.of(run.id()), pass().held().keySet(), "its entry is not signed");
        assertEquals(List.of(), mails);
        sign();
        assertEquals(3, pass().taken());
        assertEquals(List.of("notice.json", "notice.json", "notice.json"), attached());
        assertTrue(
                new String(mails.getFirst().attachments().getFirst().content().toArray(), StandardCharsets.UTF_8)
                        .contains(run.id().value()));

        assertTrue(world.ports.recipients().add(world.contact("late", "late@customer.example", "en", Terms.NONE)));
        assertEquals(run.id(), start().id());
        assertEquals(entry, new RunCommitments(world.register).plan(run), "a run has one commitment");
        assertEquals(1, pass().taken());
        assertEquals("late@customer.example", mails.getLast().to());
        assertEquals(3, attached().size(), "what was committed to is not the latecomer's");
    }

    @Test
    void contactsAreToldBeforeSubscribersWhoOutnumberThem() {
        var recipients = world.ports.recipients();
        for (int number = 0; number < 40; number++) {
            assertTrue(recipients.add(world.subscriber("s%d@stranger.example".formatted(number), "en")));
        }
        for (String name : List.of("one", "two", "three")) {
            assertTrue(recipients.add(world.contact(name, name + "@customer.example", "de", Terms.NONE)));
        }
        var _ = new RunCommitments(world.register).plan(start());
        sign();
        assertEquals(43, pass().taken());
        assertEquals(
                List.of("one@customer.example", "three@customer.example", "two@customer.example"),
                mails.stream().limit(3).map(OutgoingMail::to).sorted().toList());
        assertEquals(List.of(), world.ports.dueWork().due(world.clock.instant().plusSeconds(60), 100));
    }
}
