package register.commands.requests;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.commands.option.Subcommands;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.site.Site;
import register.notices.objection.RequestDesk;
import register.objection.Objection;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestLog;
import register.value.Reference;

/// `infra/register requests`: the requests that arrived by mail, and persons' decisions about them.
@Command(
        name = "requests",
        addMethodSubcommands = false,
        description = "Lists the requests that arrived by mail, open ones first, or carries out your decision "
                + "about one.",
        synopsisSubcommandLabel = "[list | COMMAND]")
public final class RequestsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    @Mixin
    private final DeciderOption by = new DeciderOption();

    @Mixin
    private final ListOptions options = new ListOptions();

    private RequestsCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    public static CommandLine line(Terminal terminal) {
        var requests = new RequestsCommand(terminal);
        return Subcommands.of(
                requests,
                new CloseRequestCommand(terminal, requests.at, requests.by),
                new ReplyCommand(terminal, requests.at, requests.by),
                new ShowRequestCommand(terminal, requests.at));
    }

    @Override
    public Integer call() throws IOException {
        list(options);
        return Exit.DONE;
    }

    @Command(description = "Lists the requests: first the open ones, oldest first; then the others, newest first.")
    void list(@Mixin ListOptions options) throws IOException {
        options.print(at, terminal);
    }

    @Command(
            description = "Sends, once, the acknowledgement that the rules left to a person. Prints the request's new "
                    + "state.")
    int acknowledge(
            @Mixin OneRequest one,
            @Option(names = "--again", description = "Send even if it is unknown whether one was sent.") boolean again)
            throws IOException {
        return OneRequest.printSent(
                at.existing().correspondence().answering().acknowledge(one.reference(), by.name(), again), terminal);
    }

    @Command(description = "Assigns the request to a person.")
    void assign(
            @Mixin OneRequest one,
            @Parameters(index = "1", paramLabel = "WHO", description = "The person's name.") String assignee)
            throws IOException {
        change(one, (request, now) -> request.assigned(assignee, now));
    }

    @Command(
            description = "Keeps the request until it is released, however old it gets, for example while a court may "
                    + "need it.")
    void hold(
            @Mixin OneRequest one,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "The reason.")
                    String reason)
            throws IOException {
        String why = OneLine.of("--reason", reason, OneLine.MOST);
        change(one, (request, now) -> request.held(why, now));
    }

    @Command(description = "Ends a hold: the request is again kept only as long as others.")
    void release(@Mixin OneRequest one) throws IOException {
        change(one, DpaRequest::released);
    }

    /// Changes a request as a person decides, and prints its new state.
    private void change(OneRequest one, BiFunction<DpaRequest, ChangeAuthor, DpaRequest> change) throws IOException {
        DpaRequest changed = RequestLog.revisions(
                        at.existing().register().ports().requests())
                .change(one.reference(), request -> change.apply(request, by.at(terminal.clock())))
                .orElseThrow(one::unknown);
        OneRequest.print(changed, terminal);
    }

    @Command(
            description = "Sets the matter of a request that the register misread or could not read, and with it "
                    + "the deadline under law or policy.")
    void matter(
            @Mixin OneRequest one,
            @Parameters(
                            index = "1",
                            paramLabel = "MATTER",
                            description = "breach, data-subject-request, objection, redlines, termination, dpa or "
                                    + "question.")
                    Matter matter)
            throws IOException {
        Site site = at.existing();
        var desk = new RequestDesk(site.register(), site::referenceKey);
        DpaRequest changed =
                desk.about(one.reference(), matter, by.at(terminal.clock())).orElseThrow(one::unknown);
        Optional<Objection> objection = desk.objection(changed).filter(Objection::isOpen);
        if (matter == Matter.OBJECTION && objection.isEmpty()) {
            terminal.err()
                    .println("to keep it with the objections: objections record POLICY --request " + one.reference());
        } else if (matter != Matter.OBJECTION && objection.isPresent()) {
            terminal.err()
                    .println("its mail is recorded as an objection too: objections close "
                            + objection.get().reference() + " --outcome not-an-objection");
        }
        OneRequest.print(changed, terminal);
    }

    @Command(
            description =
                    "Erases the request's personal data, with mail and acknowledgement, and the later mails of its"
                            + " thread from the same sender. Reference, dates and hashes stay.")
    void erase(@Mixin OneRequest one) throws IOException {
        List<Reference> erased = at.existing().requestErasure().erase(one.reference(), by.at(terminal.clock()));
        if (erased.isEmpty()) {
            throw one.unknown();
        }
        terminal.result(
                "erased",
                Json.array(erased, each -> Json.of(each.value())),
                erased.stream().map(each -> "erased " + each).toList());
    }
}
