package register.local.cli;

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
import register.local.Site;
import register.mail.OwnMail;
import register.request.By;
import register.request.DpaRequest;
import register.request.Reference;
import register.request.RequestState;
import register.request.RequestThread;

/// Lists the requests that arrived by mail, and does with them what persons decide.
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        description = "Lists the requests that arrived by mail, newest first, or does with one what a person decided.",
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
            description = "Who says so, as the history keeps it; default: who runs this command.")
    private @Nullable String by;

    @Option(names = "--json", description = "As JSON, one request a line.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "At most so many; default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    RequestsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return list(json, limit);
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists them, newest first.")
    int list(
            @Option(names = "--json", description = "As JSON, one request a line.") boolean asJson,
            @Option(
                            names = "--limit",
                            paramLabel = "COUNT",
                            defaultValue = "100",
                            description = "At most so many; default: ${DEFAULT-VALUE}.")
                    int most)
            throws IOException {
        if (most < 1) {
            terminal.err().println("--limit: \"" + most + "\": expected 1 or more");
            return Exit.USAGE;
        }
        try (Site site = terminal.site(aws)) {
            List<DpaRequest> requests = site.register().ports().requests().newest(most);
            (asJson ? RequestText.lines(requests) : RequestText.table(requests)).forEach(terminal.out()::println);
            return Exit.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows one with its history.")
    int show(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--json", description = "As JSON.") boolean asJson)
            throws IOException {
        try (Site site = terminal.site(aws)) {
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

    @Command(mixinStandardHelpOptions = true, description = "Gives it to a person, who sees to it from now on.")
    int assign(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Parameters(paramLabel = "WHO", description = "The person's name.") String whom)
            throws IOException {
        return changed(reference, (request, now) -> request.assigned(whom, now));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Sends the acknowledgement that the rules left to a person, once. Prints what stands.")
    int acknowledge(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--again", description = "Also where nobody knows whether one went out.") boolean again)
            throws IOException {
        try (Site site = terminal.site(aws)) {
            DpaRequest request = site.correspondence().answering().acknowledge(reference, actor(), again);
            terminal.out().println(RequestText.line(request));
            return sent(request);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes to the sender, in the thread of the request. Prints what stands.")
    int reply(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--text", required = true, paramLabel = "FILE", description = "What it says: plain, UTF-8.")
                    Path text,
            @Option(
                            names = "--subject",
                            paramLabel = "TEXT",
                            defaultValue = "Data processing agreement",
                            description = "Before the reference; default: ${DEFAULT-VALUE}.")
                    String subject,
            @Option(names = "--attach", paramLabel = "FILE", description = "A file to go with it; may be repeated.")
                    @Nullable
                    List<Path> attached,
            @Option(names = "--agreement", description = "What is attached is the agreement.") boolean agreement,
            @Option(names = "--again", description = "Also where nobody knows whether the last mail went out.")
                    boolean again)
            throws IOException {
        OwnMail letter = Letters.read(subject, text, attached == null ? List.of() : attached, agreement);
        try (Site site = terminal.site(aws)) {
            DpaRequest request = site.correspondence().answering().reply(reference, actor(), letter, again);
            terminal.out().println(RequestText.line(request));
            return sent(request);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Closes it, with the later mails of its thread from the same sender; from then on counts how"
                    + " long it is kept.")
    int close(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Parameters(paramLabel = "HOW", description = "executed, declined or withdrawn.") RequestState how)
            throws IOException {
        try (Site site = terminal.site(aws)) {
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

    @Command(mixinStandardHelpOptions = true, description = "Keeps it whatever ends, e.g. while a court may ask.")
    int hold(
            @Parameters(paramLabel = "REF", description = REFERENCE) Reference reference,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException {
        return changed(reference, (request, now) -> request.held(reason, now));
    }

    @Command(mixinStandardHelpOptions = true, description = "Keeps it no longer than others.")
    int release(@Parameters(paramLabel = "REF", description = REFERENCE) Reference reference) throws IOException {
        return changed(reference, DpaRequest::released);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Erases what it holds of anybody, with mail and acknowledgement, and the later mails of its"
                    + " thread from the same sender: reference, dates and hashes are left.")
    int erase(@Parameters(paramLabel = "REF", description = REFERENCE) Reference reference) throws IOException {
        try (Site site = terminal.site(aws)) {
            List<Reference> erased = site.requestErasure().erase(reference, now());
            if (erased.isEmpty()) {
                return unknown(reference);
            }
            erased.forEach(each -> terminal.out().println("erased " + each));
            return Exit.DONE;
        }
    }

    /// What became of a mail, by the state that it left.
    private static int sent(DpaRequest request) {
        return switch (request.state()) {
            case ACKNOWLEDGED, IN_PROGRESS, AGREEMENT_SENT, EXECUTED, DECLINED, WITHDRAWN -> Exit.DONE;
            case QUEUED -> Exit.NO;
            case REPLY_UNKNOWN -> Exit.UNDECIDED;
            default -> Exit.FAILURE;
        };
    }

    private int changed(Reference reference, BiFunction<DpaRequest, By, DpaRequest> change) throws IOException {
        try (Site site = terminal.site(aws)) {
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
