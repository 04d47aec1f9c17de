package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.archive.ArchiveExport;
import register.archive.file.ArchiveContents;
import register.commands.option.Exit;
import register.commands.option.OnAws;
import register.commands.option.Terminal;
import register.commands.text.ContentsText;
import register.commands.text.ProgressLine;
import register.machine.site.Site;

/// Writes a whole register into one file.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the whole register into one file and proves it: entries, sources, sealed PDFs,"
                + " checkpoints with their keys and time-stamps, requests, recipients. Prints where each chain ends.",
        footer = {
            "",
            "The file holds personal data: natural persons among the subprocessors, the requests' mail and"
                    + " acknowledgements, and the recipients of notices. --without-requests leaves out the latter two, and"
                    + " the runs of notices. Only its owner can read it. No redaction reaches it: after a redaction,"
                    + " remove older files.",
            "It holds no private key. The register that imports it lists the certificates of its seals and the keys of"
                    + " its checkpoints in /v1/keys."
        })
final class ArchiveExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The archive to write, a zip file. It must not exist yet.")
    private Path file = Path.of("");

    @Option(
            names = "--without-requests",
            description = "Leave out requests, mail and acknowledgements; notices and their recipients.")
    private boolean withoutRequests;

    @Option(names = "--aws", description = OnAws.DESCRIPTION)
    private boolean aws;

    ArchiveExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ArchiveContents contents;
        try (Site site = terminal.existing(aws);
                ProgressLine progress = terminal.progress()) {
            contents = new ArchiveExport(site.register().ports(), !withoutRequests, progress).to(file);
        }
        terminal.result(ContentsText.json(contents), ContentsText.lines(contents));
        return Exit.DONE;
    }
}
