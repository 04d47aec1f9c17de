package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import register.commands.option.Exit;
import register.commands.option.Letters;
import register.commands.option.OnAws;
import register.commands.option.RequestChanges;
import register.commands.text.RequestText;
import register.machine.site.Site;
import register.mail.letter.OwnMail;
import register.request.By;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.RequestThread;
import register.value.Reference;

/// Lists the requests that arrived by mail, and carries out what persons decide.
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        description =
                "Lists the requests that arrived by mail, newest first, or carries out what a person decided about one.",
        synopsisSubcommandLabel = "[list | COMMAND]")
final class RequestsCommand implements Callable<Integer> {
    private static final String REFERENCE = "The request's reference, e.g. DPA-7K3Q-9M2X-4WTB.";

    private final Terminal terminal;

    @Option(names = "--aws", scope = ScopeType.INHERIT, description = OnAws.DESCRIPTION)
    private boolean aws;

    @Option(
            names = "--by",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Who decided; the history keeps the name. Default: the user who runs this command.")
    private @Nullable String by;

    @Option(names = "--json", description = "As JSON, one request a line.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "List at most this many; default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    RequestsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return list(json, limit);
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the requests, newest first.")
    int list(
            @Option(names = "--json", description = "As JSON, one request a line.") boolean asJson,
            @Option(
                            names = "--limit",
                            paramLabel = "COUNT",
                            defaultValue = "100",
                            description = "List at most this many; default: ${DEFAULT-VALUE}.")
                    int most)
            throws IOException {
        if (most < 1) {
            terminal.err().println("--limit: \"" + most + "\": expected 1 or more");
            return Exit.USAGE;
        }
        try (Site site = terminal.existing(aws)) {
            List<DpaRequest> requests = site.register().ports().requests().newest(most);
            (asJson ? RequestText.lines(requests) : RequestText.table(requests)).forEach(terminal.out()::println);
            return Exit.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows one request with its history.")
    int show(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--json", description = "As JSON.") boolean asJson)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            return site.register()
                    .ports()
                    .requests()
                    .find(reference)
                    .map(request -> {
                        (asJson ? RequestText.lines(List.of(request)) : RequestText.whole(request))
                                .forEach(terminal.out()::println);
                        return Exit.DONE;
                    })
                    .orElseGet(() -> unknown(reference));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Assigns the request to a person.")
    int assign(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Parameters(paramLabel = "WHO", description = "The person's name.") String whom)
            throws IOException {
        return changed(reference, (request, now) -> request.assigned(whom, now));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Sends the acknowledgement that the rules left to a person, once. Prints the request's new state.")
    int acknowledge(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--again", description = "Send even if nobody knows whether one left already.")
                    boolean again)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            DpaRequest request = site.correspondence().answering().acknowledge(reference, actor(), again);
            terminal.out().println(RequestText.line(request));
            return sent(request);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes to the sender, in the thread of the request. Prints the request's new state.")
    int reply(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(
                            names = "--text",
                            required = true,
                            paramLabel = "FILE",
                            description = "The text of the mail: plain, UTF-8.")
                    Path text,
            @Option(
                            names = "--subject",
                            paramLabel = "TEXT",
                            defaultValue = "Data processing agreement",
                            description = "The subject; the reference follows it. Default: ${DEFAULT-VALUE}.")
                    String subject,
            @Option(names = "--attach", paramLabel = "FILE", description = "A file to attach; may be repeated.")
                    @Nullable
                    List<Path> attached,
            @Option(names = "--agreement", description = "The attachment is the agreement.") boolean agreement,
            @Option(names = "--again", description = "Send even if nobody knows whether the last mail left.")
                    boolean again)
            throws IOException {
        OwnMail letter = Letters.read(subject, text, attached == null ? List.of() : attached, agreement);
        try (Site site = terminal.existing(aws)) {
            DpaRequest request = site.correspondence().answering().reply(reference, actor(), letter, again);
            terminal.out().println(RequestText.line(request));
            return sent(request);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Closes the request, with the later mails of its thread from the same sender. The time that it is"
                            + " kept runs from then.")
    int close(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Parameters(paramLabel = "HOW", description = "executed, declined or withdrawn.") RequestState how)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            Optional<DpaRequest> found = site.register().ports().requests().find(reference);
            if (found.isEmpty()) {
                return unknown(reference);
            }
            RequestThread.mails(found.get(), site.register().ports().requests()).stream()
                    .filter(mail -> !mail.state().isClosed())
                    .forEach(mail -> terminal.out()
                            .println(RequestText.line(RequestChanges.make(
                                    site.register().ports().requests(),
                                    mail.reference(),
                                    request -> request.closed(how, now())))));
            terminal.out()
                    .println(RequestText.line(RequestChanges.make(
                            site.register().ports().requests(), reference, request -> request.closed(how, now()))));
            return Exit.DONE;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Keeps the request until release, however old it is, for example while a court may ask for it.")
    int hold(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException {
        return changed(reference, (request, now) -> request.held(reason, now));
    }

    @Command(mixinStandardHelpOptions = true, description = "Ends hold: the request is kept no longer than others.")
    int release(@Parameters(paramLabel = "REF", description = REFERENCE) Reference reference) throws IOException {
        return changed(reference, DpaRequest::released);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Erases the request's personal data, with mail and acknowledgement, and the later mails of its thread"
                            + " from the same sender. Reference, dates and hashes stay.")
    int erase(@Parameters(paramLabel = "REF", description = REFERENCE) Reference reference) throws IOException {
        try (Site site = terminal.existing(aws)) {
            List<Reference> erased = site.requestErasure().erase(reference, now());
            if (erased.isEmpty()) {
                return unknown(reference);
            }
            erased.forEach(each -> terminal.out().println("erased " + each));
            return Exit.DONE;
        }
    }

    /// The exit code, by the state after sending a mail.
    private static int sent(DpaRequest request) {
        return switch (request.state()) {
            case ACKNOWLEDGED, IN_PROGRESS, AGREEMENT_SENT, EXECUTED, DECLINED, WITHDRAWN -> Exit.DONE;
            case QUEUED -> Exit.NO;
            case REPLY_UNKNOWN -> Exit.UNDECIDED;
            default -> Exit.FAILURE;
        };
    }

    private int changed(Reference reference, BiFunction<DpaRequest, By, DpaRequest> change) throws IOException {
        try (Site site = terminal.existing(aws)) {
            if (site.register().ports().requests().find(reference).isEmpty()) {
                return unknown(reference);
            }
            terminal.out()
                    .println(RequestText.line(RequestChanges.make(
                            site.register().ports().requests(), reference, request -> change.apply(request, now()))));
            return Exit.DONE;
        }
    }

    private int unknown(Reference reference) {
        terminal.err().println("REF: \"" + reference + "\": no such request");
        return Exit.NO;
    }

    private By now() {
        return new By(actor(), terminal.clock().instant());
    }

    private String actor() {
        return by == null ? System.getProperty("user.name", "somebody") : by;
    }
}
