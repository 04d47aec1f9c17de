package register.machine.notices;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import register.embedded.EmbeddedPorts;
import register.machine.smtp.Relay;
import register.machine.smtp.SmtpSubmission;
import register.notice.DueWork;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notices.sending.AnnouncementStanding;
import register.notices.sending.NoticeChannel;
import register.notices.sending.NoticeSending;
import register.notices.sending.SendingRate;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.record.Key;
import register.record.Kind;
import register.record.Records;
import register.request.ChangeAuthor;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.value.Language;
import register.value.PolicyId;

/// Sends all notices of a data folder, and prints the peak heap in KB. It records its progress in a mapped file,
/// which survives its end.
final class NoticeProcess {
    static final int MARK = 128;

    private NoticeProcess() {}

    /// @param arguments data folder, the relay's port, the file to mark, mails a minute, how many at once
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPorts ports = EmbeddedPorts.open(Path.of(arguments[0]));
                FileChannel file =
                        FileChannel.open(Path.of(arguments[2]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer mark = file.map(FileChannel.MapMode.READ_WRITE, 0, MARK);
            int atOnce = Integer.parseInt(arguments[4]);
            var sending = new NoticeSending(
                    new Notices(marked(Records.class, ports.records(), mark)),
                    new DueWork(marked(Records.class, ports.records(), mark)),
                    everybody(),
                    AnnouncementStanding.in(ports.chain(), Clock.systemUTC()),
                    _ -> true,
                    NoticeChannel.mail(
                            NoticeProcess::letter,
                            marked(MailSender.class, relay(Integer.parseInt(arguments[1])), mark)),
                    new NoticeSending.Sender(
                            "process " + ProcessHandle.current().pid(),
                            SendingRate.of(Integer.parseInt(arguments[3])),
                            new NoticeSending.Timing(Duration.ofSeconds(4), Duration.ofSeconds(1), atOnce)),
                    Clock.systemUTC());
            var heap = new AtomicLong();
            Thread.ofPlatform().daemon().start(() -> watch(heap));
            while (!ports.dueWork()
                    .due(Clock.systemUTC().instant().plus(Duration.ofDays(9)), 1)
                    .isEmpty()) {
                var _ = sending.pass(() -> true);
                Thread.sleep(50);
            }
            System.out.println("heap " + heap.get() / 1024);
        }
    }

    /// The maximum heap that survived a first collection, including some garbage.
    private static void watch(AtomicLong heap) {
        while (true) {
            long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool ->
                            pool.getType() == MemoryType.HEAP && !pool.getName().startsWith("Eden"))
                    .mapToLong(pool -> pool.getUsage().getUsed())
                    .sum();
            long _ = heap.accumulateAndGet(used, Math::max);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static SmtpSubmission relay(int port) throws NoSuchAlgorithmException {
        var relay = new Relay("127.0.0.1", port, null, null, Relay.Encryption.NONE);
        return new SmtpSubmission(relay, SSLContext.getDefault(), Clock.systemUTC(), Duration.ofSeconds(30));
    }

    private static Recipients everybody() {
        return (Recipients) Proxy.newProxyInstance(
                Recipients.class.getClassLoader(),
                new Class<?>[] {Recipients.class},
                (_, _, arguments) -> Optional.of(recipient((PolicyId) arguments[0], (RecipientId) arguments[1])));
    }

    private static Recipient recipient(PolicyId policy, RecipientId id) {
        var who = new Recipient.Who(null, null, id + "@customer.example");
        ChangeAuthor by = ChangeAuthor.register(Clock.systemUTC().instant());
        return Recipient.added(id, policy, Recipient.Kind.CONTACT, who, Language.ENGLISH, Terms.NONE, "import", by);
    }

    private static OutgoingMail letter(Run run, Notice notice, Recipient recipient) {
        return new OutgoingMail(
                notice.id() + "." + notice.attempts(),
                "notices@provider.example",
                recipient.id() + "@customer.example",
                "A change is announced",
                List.of(),
                "x".repeat(2_000),
                null,
                List.of());
    }

    private static <T> T marked(Class<T> type, T port, MappedByteBuffer mark) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    String what = port(type, arguments) + "." + method.getName() + about(arguments);
                    mark(mark, "in " + what);
                    try {
                        return method.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    } finally {
                        mark(mark, "after " + what);
                    }
                }));
    }

    private static String port(Class<?> type, Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof Kind<?> kind ? kind.name() : type.getSimpleName();
    }

    /// The notice that a call writes, and its state.
    private static String about(Object @Nullable [] arguments) {
        Object subject = arguments == null || arguments.length == 0
                ? ""
                : arguments[0] instanceof Kind<?> ? arguments[1] : arguments[0];
        return switch (subject) {
            case Notice notice -> " (" + notice.lines().getLast().kind().term() + ") " + notice.id();
            case OutgoingMail mail -> " " + mail.id().substring(0, mail.id().indexOf('.'));
            case Key key
            when key.partition().contains("#") -> {
                String[] lot = key.partition().split("#", -1);
                yield " " + new NoticeId(new RunId(lot[0]), Integer.parseInt(lot[1]), key.sort());
            }
            default -> "";
        };
    }

    private static synchronized void mark(MappedByteBuffer mark, String text) {
        byte[] bytes = (text + " ".repeat(MARK)).substring(0, MARK).getBytes(US_ASCII);
        mark.put(0, bytes);
    }
}
