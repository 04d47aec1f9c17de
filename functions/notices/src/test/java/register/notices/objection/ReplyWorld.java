package register.notices.objection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.document.SealedDocuments;
import register.mail.Correspondence;
import register.mail.Receiving;
import register.mail.TestMail;
import register.mail.rule.DailyLimits;
import register.mail.rule.MailSettings;
import register.memory.PortsAround;
import register.notice.Addressee;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Run;
import register.notices.World;
import register.notices.plan.NoticePlans;
import register.objection.Objection;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.request.DpaRequest;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.settings.PublicAddress;
import register.value.Sha256;

/// A run of one notice that was sent, and an intake that takes the reply to it.
public final class ReplyWorld {
    static final String TEAM = "team@acme.example";
    static final String CUSTOMER = "privacy@customer.example.org";

    public final World world = new World().announced();
    public final List<OutgoingMail> sent = new CopyOnWriteArrayList<>();
    final Queue<Handover> handovers = new ConcurrentLinkedQueue<>();
    PortsAround ports = new PortsAround(world.ports);

    @Nullable
    String team = TEAM;

    boolean trial;

    public final Recipient recipient;
    public final NoticeId notice;

    public ReplyWorld() {
        this("de", (Integer) null);
    }

    /// @param objectionDays days stated by the contract
    public ReplyWorld(String language, @Nullable Integer objectionDays) {
        this(language, new Terms(null, objectionDays, List.of(), List.of(), List.of(), null));
    }

    public ReplyWorld(String language, Terms terms) {
        this.recipient = recipient(CUSTOMER, language, terms);
        var head = world.last().announcement().header();
        var id = NoticePlans.id(world.last());
        requireNew(world.ports
                .notices()
                .open(Run.opened(
                        id,
                        World.POLICY,
                        head.sequence(),
                        Sha256.of(new byte[1]),
                        List.of(0),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        world.by())));
        this.notice = notice(recipient, terms.objectionDays());
    }

    Recipient recipient(String address, String language, @Nullable Integer objectionDays) {
        return recipient(address, language, new Terms(null, objectionDays, List.of(), List.of(), List.of(), null));
    }

    private Recipient recipient(String address, String language, Terms terms) {
        Recipient added = world.contact("Customer", address, language, terms);
        requireNew(world.ports.recipients().add(added));
        return added;
    }

    /// Sends a recipient its notice; it counts as notified five minutes later.
    NoticeId notice(Recipient to, @Nullable Integer objectionDays) {
        var run = NoticePlans.id(world.last());
        NoticeId id = world.ports.notices().run(run).orElseThrow().notice(to.id());
        Instant now = world.clock.instant();
        world.ports
                .notices()
                .add(List.of(Notice.planned(id, to.id(), to.language(), List.of(0), null, objectionDays, world.by())
                        .claimed(now.plus(Duration.ofMinutes(5)), world.by())
                        .to(Addressee.of(
                                to, id, Objects.requireNonNull(to.who()).address()))
                        .with(new LedgerLine(now, "relay", 1, LedgerLine.Kind.SENT, null))));
        return id;
    }

    private static void requireNew(boolean added) {
        if (!added) {
            throw new AssertionError("expected it to be new");
        }
    }

    MailSettings settings() {
        return new MailSettings(
                List.of("in@mail.acme.example"),
                null,
                Set.of("acme.example"),
                team,
                DailyLimits.DEFAULT,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                trial);
    }

    public Register register() {
        return new Register(ports, world.clock);
    }

    Receiving receiving() {
        var correspondence =
                new Correspondence(register(), noSeals(), sender(), settings(), new PublicAddress(null, null));
        return correspondence.receiving(world.key, ReplyObjections.of(correspondence, world.key));
    }

    Objecting objecting() {
        return new Objecting(register(), world.key);
    }

    ObjectionMails mails() {
        return new ObjectionMails(objecting(), new ObjectionLetters(objecting(), settings()), sender(), settings());
    }

    private MailSender sender() {
        return mail -> {
            Handover handover = handovers.isEmpty() ? new Handover.Taken("id") : handovers.remove();
            if (handover instanceof Handover.Taken) {
                sent.add(mail);
            }
            return handover;
        };
    }

    private static SealedDocuments noSeals() {
        return (SealedDocuments) java.lang.reflect.Proxy.newProxyInstance(
                SealedDocuments.class.getClassLoader(), new Class<?>[] {SealedDocuments.class}, (_, _, _) -> {
                    throw new AssertionError("an answer to a notice gets no acknowledgement");
                });
    }

    /// A reply as a customer writes it.
    TestMail reply() {
        return TestMail.honest()
                .with("From", "Maria Tamm <" + CUSTOMER + ">")
                .with("To", "dpa@acme.example")
                .with("Subject", "AW: Acme: change of subprocessors (" + notice + ")")
                .envelopeFrom(CUSTOMER)
                .recipients("dpa@acme.example")
                .at(world.clock.instant())
                .body("Wir sind nicht einverstanden.\r\n\r\n> Object until\r\n");
    }

    DpaRequest receive(TestMail mail) {
        return switch (receiving().receive("1", true, mail::delivery)) {
            case register.mail.IntakeResult.Done(DpaRequest request) -> request;
            case register.mail.IntakeResult result -> throw new AssertionError(result.line());
        };
    }

    public List<Objection> objections() {
        return world.ports.objections().all(World.POLICY);
    }

    public Objection only() {
        List<Objection> all = objections();
        if (all.size() != 1) {
            throw new AssertionError("expected one objection, found " + all);
        }
        return all.getFirst();
    }

    List<OutgoingMail> receipts() {
        return sent.stream().filter(mail -> !mail.to().equals(TEAM)).toList();
    }

    List<OutgoingMail> told() {
        return sent.stream().filter(mail -> mail.to().equals(TEAM)).toList();
    }

    Optional<String> header(OutgoingMail mail, String name) {
        return mail.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(OutgoingMail.Header::value)
                .findFirst();
    }
}
