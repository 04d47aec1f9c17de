package register.commands.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.commands.text.RequestText;
import register.editor.desk.RequestDesk;
import register.machine.site.ThisMachine;
import register.mail.KeptMail;
import register.mail.message.ReceivedMail;
import register.request.Closing;
import register.request.DpaRequest;
import register.request.Matter;
import register.value.Problem;
import register.value.Reference;

/// The requests of the register in a folder of this machine: read from it, and changed by the command `requests`.
final class MachineRequests implements RequestDesk {
    private static final int MOST = 200;
    private static final int LONGEST_SUBJECT = 200;

    /// The command `requests`.
    interface Command {
        Answer run(List<String> words);
    }

    private final ThisMachine machine;
    private final Clock clock;
    private final Command command;

    MachineRequests(ThisMachine machine, Clock clock, Command command) {
        this.machine = machine;
        this.clock = clock;
        this.command = command;
    }

    @Override
    public List<Row> list() {
        return machine.ports().requests().newest(MOST).stream()
                .map(request -> row(request, mail(request)))
                .sorted(Comparator.comparing((Row row) -> !row.open()))
                .toList();
    }

    @Override
    public Optional<Mail> find(String reference) {
        if (!Reference.PATTERN.matcher(reference).matches()) {
            return Optional.empty();
        }
        return machine.ports().requests().find(new Reference(reference)).map(request -> {
            KeptMail kept = kept(request);
            ReceivedMail mail = kept == null ? null : kept.read();
            String text = mail == null || mail.text().isBlank() ? null : mail.text();
            List<String> lines = RequestText.whole(request, kept, false, clock.instant());
            return new Mail(
                    row(request, mail),
                    text,
                    kept == null
                            ? List.of()
                            : kept.attachments().stream().map(RequestText::line).toList(),
                    lines.subList(lines.indexOf("history:") + 1, lines.size()),
                    request.state().isClosed()
                            ? List.of()
                            : Closing.of(request.about().orElse(null)).stream()
                                    .map(Closing::term)
                                    .toList());
        });
    }

    private static Row row(DpaRequest request, @Nullable ReceivedMail mail) {
        return new Row(
                request.reference().toString(),
                request.receivedAt(),
                request.sender(),
                mail == null ? "" : mail.subject(),
                request.state().term(),
                request.about().map(Matter::term).orElse(null),
                request.assignee().orElse(null),
                due(request),
                !request.state().isClosed());
    }

    private static @Nullable Instant due(DpaRequest request) {
        return request.state().isClosed() ? null : request.respondBy();
    }

    private @Nullable ReceivedMail mail(DpaRequest request) {
        KeptMail kept = kept(request);
        return kept == null ? null : kept.read();
    }

    /// @return null where it is erased
    private @Nullable KeptMail kept(DpaRequest request) {
        return KeptMail.of(request, machine.ports().documents()).orElse(null);
    }

    @Override
    public Answer assign(String reference, String whom) {
        return command.run(List.of("assign", "--", reference, whom));
    }

    @Override
    public Answer reply(String reference, String text) {
        try {
            Path letter = Files.createTempFile("reply", ".txt");
            try {
                Files.writeString(letter, text, UTF_8);
                return command.run(List.of(
                        "reply", "--text", letter.toString(), "--subject=" + subject(reference), "--", reference));
            } finally {
                Files.delete(letter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// That of the mail that is answered.
    private String subject(String reference) {
        String subject = find(reference).map(mail -> mail.row().subject()).orElse("");
        String line = Problem.line(subject).strip();
        return line.isEmpty() || line.length() > LONGEST_SUBJECT
                ? "Your request"
                : line.regionMatches(true, 0, "Re:", 0, 3) ? line : "Re: " + line;
    }

    @Override
    public Answer close(String reference, String outcome) {
        return command.run(List.of("close", "--as", outcome, "--", reference));
    }
}
