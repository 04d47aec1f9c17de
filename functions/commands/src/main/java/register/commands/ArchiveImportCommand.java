package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.archive.ArchiveImport;
import register.archive.file.ArchiveContents;
import register.assembly.Attesting;
import register.commands.option.Exit;
import register.commands.option.OnAws;
import register.commands.option.Terminal;
import register.commands.text.ContentsText;
import register.commands.text.ProgressLine;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.transparency.OtherKeyException;
import register.value.PolicyId;

/// Reads a whole register from one file.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads an archive into this register. Proves every hash, link and signature first, then"
                + " writes what is missing. Prints where each chain ends.",
        footer = {
            "",
            "It changes nothing that exists, so you can complete an import that was cut off by running it again. If"
                    + " the register holds something else in the place of what the file holds, it writes nothing."
        })
final class ArchiveImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The archive that archive export wrote.")
    private Path file = Path.of("");

    @Option(names = "--aws", description = OnAws.DESCRIPTION)
    private boolean aws;

    ArchiveImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ArchiveContents contents;
        try (Site site = terminal.site(aws)) {
            try (ProgressLine progress = terminal.progress()) {
                var reading = new ArchiveImport(site.register().ports(), progress);
                contents = site.trial().is() ? reading.from(file) : reading.intoReal(file);
            }
            warn(site);
        }
        terminal.result(ContentsText.json(contents), ContentsText.lines(contents));
        return Exit.DONE;
    }

    /// What was not handed over can be read here, and not continued.
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
