package register.commands.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ProgressLine;
import register.files.FileCounts;
import register.files.SiteHost;
import register.files.SiteWriting;
import register.files.UnsignedEntryException;
import register.json.Json;
import register.machine.site.Site;
import register.read.endpoint.ServedSite;
import register.settings.BadSettingException;

/// `infra/register site`: the whole register as files.
@Command(
        name = "site",
        description = "Writes everything that readers see into a folder, for any web server: pages, lists, sealed PDFs,"
                + " feeds and logs. Run it after each publication and once a day; it then replaces only what"
                + " changed. Ends with 1 if PDFs are still missing.",
        footer = {
            "",
            "The pages name the address in REGISTER_URL. A folder sends no forms, has no search without a script and"
                    + " no address with a query; it does not receive mail.",
            "A run that is interrupted leaves a folder that verifies; the next one completes it."
        })
public final class SiteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder: empty, or written by this command.")
    private Path out = Path.of("");

    @Option(names = "--whole", description = "Make every file again, not only those that may have changed.")
    private boolean whole;

    @Mixin
    private final SiteOption at;

    public SiteCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        site.requireAddress();
        URI address = site.address();
        if (address != null && !address.getPath().isEmpty()) {
            throw new BadSettingException(
                    "REGISTER_URL", address.toString(), "expected without a path, because links begin at the root");
        }
        try (var folder = new FileFolder(out);
                ProgressLine progress = terminal.progress()) {
            SiteWriting writing = writing(site, folder, whole, terminal.clock(), progress);
            Optional<String> foreign = writing.foreign();
            if (foreign.isPresent()) {
                throw new IOException(folder.root() + ": was written from another register, which has another "
                        + foreign.get() + "; name another folder");
            }
            Set<String> missing = writing.write();
            report(writing.counts(), missing);
            return missing.isEmpty() ? Exit.DONE : Exit.NO;
        } catch (UnsignedEntryException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }

    static SiteWriting writing(Site site, SiteHost folder, boolean whole, Clock clock, ProgressLine progress)
            throws IOException {
        URI address = site.address();
        boolean trial = site.trial().is();
        return new SiteWriting(
                site.register().ports(),
                languages -> ServedSite.ofFiles(address == null ? null : address.toString(), trial, languages),
                folder,
                whole,
                clock,
                () -> false,
                progress::at);
    }

    private void report(FileCounts counts, Set<String> missing) {
        List<String> lines = new ArrayList<>();
        lines.add("written " + counts.written() + " files, " + counts.bytes() + " bytes; removed " + counts.removed()
                + "; unchanged " + counts.unchanged());
        missing.forEach(pdf -> lines.add("missing " + pdf + ": not made yet; run reconcile"));
        terminal.result(
                Json.object()
                        .put("written", counts.written())
                        .put("bytes", counts.bytes())
                        .put("removed", counts.removed())
                        .put("unchanged", counts.unchanged())
                        .putNonEmpty(
                                "missing", missing.stream().<Json>map(Json::of).toList())
                        .build(),
                lines);
    }
}
