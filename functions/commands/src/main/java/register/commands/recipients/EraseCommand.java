package register.commands.recipients;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.OneLine;
import register.commands.option.OneRecipient;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RecipientText;
import register.json.Json;
import register.machine.site.Site;
import register.recipient.Recipient;
import register.recipient.RecipientErasure;
import register.recipient.RecipientId;
import register.value.PolicyId;
import register.value.Reference;

/// Erases recipients.
@Command(
        name = "erase",
        description = "Erases the data that name a recipient: customer, address, external id, terms. First prints "
                + "the evidence that will be lost. Id, kind, dates and the reason stay.")
final class EraseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;
    private final DeciderOption by;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @ArgGroup(multiplicity = "1")
    private @Nullable OneRecipient which;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "The reason, which is kept. It must not name anyone.")
    private String reason = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    EraseCommand(Terminal terminal, SiteOption at, DeciderOption by) {
        this.terminal = terminal;
        this.at = at;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        String why = OneLine.of("--reason", reason, OneLine.MOST);
        Site site = at.existing();
        PolicyId id = policy.in(site);
        List<Recipient> found = Objects.requireNonNull(which).in(site, id).stream()
                .filter(recipient -> recipient.who() != null)
                .toList();
        if (found.isEmpty()) {
            throw which.unknown(id);
        }
        if (found.stream().anyMatch(this::isNamed)) {
            throw NoResultException.usage(
                    "--reason: must not name the person being erased, because the reason is kept");
        }
        found.stream()
                .flatMap(recipient -> RecipientText.ending(recipient).stream())
                .forEach(terminal.err()::println);
        RecipientText.staying(mails(site, found)).forEach(terminal.err()::println);
        terminal.askToErase(yes, Integer.toString(found.size()));
        RecipientErasure erasure = site.recipientErasure();
        List<RecipientId> erased = found.stream()
                .flatMap(recipient -> erasure.erase(id, recipient.id(), why, by.at(terminal.clock())).stream())
                .map(Recipient::id)
                .toList();
        terminal.result(
                "erased",
                Json.array(erased, each -> Json.of(each.value())),
                erased.stream().map(each -> "erased " + each).toList());
        return Exit.DONE;
    }

    private List<Reference> mails(Site site, List<Recipient> found) {
        return found.stream()
                .flatMap(one -> site.register().ports().objections().of(policy.id(), one.id()).stream())
                .flatMap(objection -> Stream.ofNullable(objection.request()))
                .toList();
    }

    private boolean isNamed(Recipient recipient) {
        String text = reason.toLowerCase(Locale.ROOT);
        return RecipientText.names(recipient).stream()
                .anyMatch(name -> name.length() > 3 && text.contains(name.toLowerCase(Locale.ROOT)));
    }
}
