package register.commands.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.commands.text.RequestTable;
import register.commands.text.RequestText;
import register.editor.desk.DeskRequests;
import register.machine.site.ThisMachine;
import register.mail.KeptMail;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestOutcome;
import register.value.Problem;
import register.value.Reference;

/// The requests of the register in a folder of this machine: read directly, and changed by the command `requests`.
record MachineRequests(ThisMachine machine, Command command) implements DeskRequests {
    /// More than a person reads in a list.
    private static final int MOST = 200;

    /// The command `requests`.
    interface Command {
        Answer run(List<String> words);
    }

    @Override
    public List<Row> list() {
        return machine.ports().requests().newest(Integer.MAX_VALUE).stream()
                .sorted(RequestTable.ORDER)
                .limit(MOST)
                .map(request -> row(
                        request,
                        KeptMail.subject(request, machine.ports().documents()).orElse("")))
                .toList();
    }

    @Override
    public Optional<Mail> find(String reference) {
        return Reference.PATTERN.matcher(reference).matches()
                ? machine.ports().requests().find(new Reference(reference)).map(this::mail)
                : Optional.empty();
    }

    private Mail mail(DpaRequest request) {
        Optional<KeptMail> kept = KeptMail.of(request, machine.ports().documents());
        List<String> lines = RequestText.whole(
                request, kept.orElse(null), true, machine.clock().instant());
        return new Mail(
                row(request, kept.map(mail -> mail.read().subject()).orElse("")),
                kept.map(mail -> mail.read().text())
                        .filter(text -> !text.isBlank())
                        .orElse(null),
                kept.stream()
                        .flatMap(mail -> mail.attachments().stream())
                        .map(RequestText::line)
                        .toList(),
                lines.subList(lines.lastIndexOf("history:") + 1, lines.size()),
                RequestOutcome.of(request.about().orElse(null)).stream()
                        .map(RequestOutcome::term)
                        .toList());
    }

    private static Row row(DpaRequest request, String subject) {
        boolean open = !request.state().isClosed();
        return new Row(
                request.reference().toString(),
                request.arrival().receivedAt(),
                request.arrival().sender(),
                Problem.line(subject).strip(),
                request.state().term()
                        + request.closing().map(how -> " " + how.term()).orElse(""),
                request.about().map(Matter::term).orElse(null),
                request.assignee().orElse(null),
                open ? request.decision().respondBy() : null,
                open);
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
                return command.run(List.of("reply", "--text", letter.toString(), "--", reference));
            } finally {
                Files.delete(letter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer close(String reference, String outcome, String reason) {
        var words = new ArrayList<String>(List.of("close", "--as=" + outcome));
        if (!reason.isBlank()) {
            words.add("--reason=" + reason.strip());
        }
        words.addAll(List.of("--", reference));
        return command.run(words);
    }
}
