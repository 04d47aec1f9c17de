package register.commands.notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.OneRecipient;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.embedded.file.PrivateFiles;
import register.evidence.EvidencePack;
import register.evidence.NoticeEvidence;
import register.json.Json;
import register.machine.site.Site;
import register.notice.RunId;
import register.notices.evidence.EvidencePacks;
import register.recipient.Recipient;
import register.settings.BadSettingException;
import register.value.Language;
import register.value.PolicyId;
import register.words.Words;

/// Exports a customer's evidence pack: the register's evidence of the notices to that customer.
@Command(
        name = "export",
        description = "Writes the evidence of the notices to one customer: a sealed PDF in the customer's "
                + "language, and a JSON file with the same content. Only you can read them.")
final class EvidenceCommand implements Callable<Integer> {
    private static final String PDF = ".pdf";

    private final Terminal terminal;
    private final SiteOption at;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @ArgGroup(multiplicity = "1")
    private @Nullable OneRecipient which;

    @Option(names = "--run", paramLabel = "RUN", description = "Only the run with this id; default: all.")
    private @Nullable RunId run;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.pdf",
            description = "The PDF to write; the JSON goes to FILE.json. Neither may exist yet.")
    private Path out = Path.of("");

    @Option(names = "--lang", paramLabel = "LANG", description = "The language; default: the customer's.")
    private @Nullable String lang;

    EvidenceCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        Path json = beside(out);
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadSettingException(
                    "--out", out.toString(), "expected a file in a folder that exists: " + folder);
        }
        PrivateFiles.requireNew(out);
        PrivateFiles.requireNew(json);
        Site site = at.existing();
        PolicyId id = policy.in(site);
        Recipient recipient = recipient(site, id);
        EvidencePack pack = new EvidencePacks(site.register(), site.address())
                .of(recipient, run, language(recipient))
                .orElseThrow(() -> NoResultException.no(which + ": no notice of " + id
                        + (run == null ? "" : " in run " + run) + " is recorded for this recipient"));
        write(out, site.evidenceSeals().evidence(pack));
        write(json, pack.content().toArray());
        List<NoticeEvidence> notices = pack.notices();
        terminal.result(
                Json.object()
                        .put("pdf", out.toString())
                        .put("json", json.toString())
                        .put("notices", Json.array(notices, EvidenceCommand::form))
                        .build(),
                Stream.concat(
                                notices.stream().map(EvidenceCommand::line),
                                Stream.of("written to " + out + " and " + json))
                        .toList());
        return Exit.DONE;
    }

    private Recipient recipient(Site site, PolicyId id) {
        OneRecipient given = Objects.requireNonNull(which);
        List<Recipient> found = given.in(site, id);
        if (found.isEmpty()) {
            throw given.unknown(id);
        }
        if (found.size() > 1) {
            throw NoResultException.no(given + ": " + found.size() + " recipients have it: "
                    + found.stream().map(each -> each.id().value()).collect(Collectors.joining(", "))
                    + "; name one with --id");
        }
        if (found.getFirst().who() == null) {
            throw NoResultException.no(given + ": erased: its notices can no longer be attributed to anyone");
        }
        return found.getFirst();
    }

    private Language language(Recipient recipient) {
        String asked = lang;
        if (asked == null) {
            return recipient.language();
        }
        return Words.LANGUAGES.stream()
                .filter(each -> each.tag().equals(asked))
                .findFirst()
                .orElseThrow(() -> new BadSettingException(
                        "--lang",
                        asked,
                        "expected one of "
                                + Words.LANGUAGES.stream().map(Language::tag).collect(Collectors.joining(", "))));
    }

    private static Path beside(Path pdf) {
        String name = String.valueOf(pdf.getFileName());
        if (!name.endsWith(PDF) || name.equals(PDF)) {
            throw new BadSettingException("--out", pdf.toString(), "expected a name that ends with " + PDF);
        }
        return pdf.resolveSibling(name.substring(0, name.length() - PDF.length()) + ".json");
    }

    private static void write(Path file, byte[] content) throws IOException {
        PrivateFiles.create(file, file.toString());
        Files.write(file, content);
    }

    private static Json form(NoticeEvidence evidence) {
        return Json.object()
                .put("id", evidence.notice().id().toString())
                .put("state", evidence.notice().state().term())
                .put(
                        "commitment",
                        evidence.commitment() == null
                                ? null
                                : Json.of(evidence.commitment().entry().sequence()))
                .put(
                        "outcome",
                        evidence.outcome() == null
                                ? null
                                : Json.of(evidence.outcome().in().entry().sequence()))
                .build();
    }

    private static String line(NoticeEvidence evidence) {
        return evidence.notice().id() + " " + evidence.notice().state().term() + ": commitment "
                + (evidence.commitment() == null
                        ? "none for this customer"
                        : "entry " + evidence.commitment().entry().sequence())
                + ", outcome "
                + (evidence.outcome() == null
                        ? "none yet"
                        : "entry " + evidence.outcome().in().entry().sequence());
    }
}
