package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.archive.ArchiveExport;
import register.archive.ArchiveImport;
import register.archive.file.ArchiveContents;
import register.archive.file.ArchiveContents.Head;
import register.assembly.Attesting;
import register.assembly.Exports.Export;
import register.commands.option.SiteOption;
import register.commands.option.Subcommands;
import register.commands.option.Terminal;
import register.commands.text.ContentsText;
import register.commands.text.ProgressLine;
import register.log.LogOrigin;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.transparency.OtherKeyException;
import register.value.PolicyId;

/// `infra/register archive`: a whole register as one file.
@Command(
        name = "archive",
        addMethodSubcommands = false,
        description = "Moves a register: writes it to one file, or reads such a file into another register. Both "
                + "verify what they write or read.",
        synopsisSubcommandLabel = "COMMAND")
final class ArchiveCommand {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    private ArchiveCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    static CommandLine line(Terminal terminal) {
        return Subcommands.of(new ArchiveCommand(terminal));
    }

    @Command(
            name = "export",
            description = "Writes the whole register into one file and verifies it: entries, sources, sealed PDFs,"
                    + " checkpoints with their keys and time-stamps, requests, recipients. Prints the head of"
                    + " each chain.",
            footer = {
                "",
                "The file contains personal data: natural persons among the subprocessors, the requests' mail and"
                        + " acknowledgements, and the recipients of notices. --without-requests leaves out the "
                        + "latter two and the runs of notices. Only the file's owner can read it. Redactions do "
                        + "not affect it, so remove older archives after a redaction.",
                "It contains no private key. The register that imports it lists the certificates of its seals and"
                        + " the keys of its checkpoints in /v1/keys."
            })
    void write(
            @Parameters(paramLabel = "FILE", description = "The archive to write, a zip file. It must not exist yet.")
                    Path file,
            @Option(
                            names = "--without-requests",
                            description =
                                    "Leave out requests, mail and acknowledgements; notices and their recipients.")
                    boolean withoutRequests)
            throws IOException {
        ArchiveContents contents;
        Site site = at.existing();
        try (ProgressLine progress = terminal.progress()) {
            contents = new ArchiveExport(site.register().ports(), !withoutRequests, progress).to(file);
        }
        if (!withoutRequests) {
            record(site, contents);
        }
        terminal.result(ContentsText.json(contents), ContentsText.lines(contents));
    }

    /// The archive is complete, even if whoever exports may only read the register.
    private void record(Site site, ArchiveContents contents) {
        Instant now = terminal.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        long entries =
                contents.heads().values().stream().mapToLong(Head::sequence).sum();
        try {
            site.register().ports().exports().record(new Export(now, entries));
        } catch (RuntimeException e) {
            terminal.err().println("the register does not record this export: " + Log.message(e));
        }
    }

    @Command(
            name = "import",
            description = "Reads an archive into this register. Verifies every hash, link and signature first,"
                    + " then writes what is missing. Prints the head of each chain.",
            footer = {
                "",
                "It changes nothing that exists, so an interrupted import can be completed by running it"
                        + " again. If the register already holds different data, it writes nothing."
            })
    void read(@Parameters(paramLabel = "FILE", description = "The archive, as written by archive export.") Path file)
            throws IOException {
        ArchiveContents contents;
        Site site = at.open();
        try (ProgressLine progress = terminal.progress()) {
            var reading = new ArchiveImport(site.register().ports(), progress);
            // A register here that has no log yet may still get a name.
            boolean stays = at.isAws()
                    ? site.trial().is()
                    : site.register().logOrigins().anyMatch(LogOrigin::isOfNobody);
            contents =
                    stays ? reading.intoTrial(file) : site.trial().is() ? reading.from(file) : reading.intoReal(file);
        }
        warn(site);
        terminal.result(ContentsText.json(contents), ContentsText.lines(contents));
    }

    /// Warns of each log that was not handed over: it can be read here, but not continued.
    private void warn(Site site) {
        Attesting attesting = site.attesting();
        if (attesting == null) {
            return;
        }
        for (PolicyId policy : site.register().ports().chain().policies()) {
            try {
                attesting.checkpoints().requireOwnKey(policy);
            } catch (OtherKeyException e) {
                terminal.err().println(Log.message(e));
            }
        }
    }
}
