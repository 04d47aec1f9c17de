package register.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.DespiteWitnesses;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.commands.text.RemainingMentions;
import register.machine.site.Site;
import register.publishing.Erasure;
import register.publishing.PublishingOutcome;
import register.publishing.Redacting;

/// Erases a natural person.
@Command(
        name = "redact",
        description = "Erases a natural person, either a sole trader or a person named in the text: the name, "
                + "address, contact and salt in every version so far, with the files and PDFs that name the "
                + "person. Makes the PDFs again without the name. The chain keeps its entries and"
                + " records the redaction. Prints the erased records, and the objections, requests and"
                + " contacts that still name the person.")
final class RedactCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Parameters(index = "1", paramLabel = "ID", description = "The id of the sole trader or the person.")
    private String subprocessor = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "The reason, which is public. It must not name the person.")
    private String reason = "";

    @Mixin
    private final SiteOption at;

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    RedactCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        despite.requireOneHistory(terminal, site, policy.id());
        terminal.ask(
                yes,
                "Erase the person " + subprocessor + " in every version of " + policy.id() + "? This is"
                        + " permanent.");
        RemainingMentions still = RemainingMentions.of(site.register().ports(), policy.id(), subprocessor);
        Redacting.Result result = site.register().redacting().redact(policy.id(), subprocessor, reason);
        var completion = new Completion(terminal, despite);
        Erasure.Erased erased = result.erased();
        PublishingOutcome outcome = result.outcome();
        boolean done = outcome instanceof PublishingOutcome.Accepted || outcome instanceof PublishingOutcome.Unchanged;
        return done
                ? completion.report(
                        site,
                        outcome,
                        OutcomeText.json(outcome)
                                .put("erasedRecords", erased.records())
                                .put("erasedDocuments", erased.documents())
                                .put("stillNamed", still.json())
                                .build(),
                        lines(outcome, erased, still))
                : completion.report(site, outcome);
    }

    private List<String> lines(PublishingOutcome outcome, Erasure.Erased erased, RemainingMentions still) {
        var lines = new ArrayList<>(List.of(OutcomeText.lines(outcome).getFirst(), erased(erased)));
        lines.addAll(still.lines(policy.id()));
        return lines;
    }

    static String erased(Erasure.Erased erased) {
        return "erased: records of persons " + erased.records() + ", documents " + erased.documents();
    }
}
