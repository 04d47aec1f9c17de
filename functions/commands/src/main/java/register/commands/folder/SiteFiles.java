package register.commands.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import register.assembly.Ports;
import register.brand.Brand;
import register.brand.Brands;
import register.chain.EntryHeader;
import register.chain.History;
import register.commands.text.ProgressLine;
import register.files.AffectedDates;
import register.files.CommonAddresses;
import register.files.SiteAddressList;
import register.files.SiteAnswers;
import register.log.SignedCheckpoint;
import register.machine.site.Site;
import register.read.endpoint.ServedSite;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Writes a register's answers into a folder. What a checkpoint covers is there before the checkpoint, and what shows
/// an entry is there when its checkpoint is: the files that change are replaced last, the checkpoints at the very end.
final class SiteFiles {
    /// Attempts to finish while entries are appended.
    private static final int ATTEMPTS = 5;

    private final Ports ports;
    private final FileFolder folder;
    private final History history;
    private final ServedSite site;
    private final SiteAnswers answers;
    private final ProgressLine progress;
    private final List<Language> languages;
    private final FolderState before;
    private final Set<String> missing = new LinkedHashSet<>();

    /// @throws IOException if the folder's state cannot be read
    SiteFiles(Site register, FileFolder folder, boolean whole, Clock clock, ProgressLine progress) throws IOException {
        this.ports = register.register().ports();
        this.folder = folder;
        this.progress = progress;
        this.history = new History(ports.chain(), clock);
        this.languages = languages();
        URI address = register.address();
        this.site = ServedSite.ofFiles(
                address == null ? null : address.toString(), register.trial().is(), languages);
        this.answers = new SiteAnswers(
                ports.chain(), ports.checkpoints(), ports.records(), ports.persons(), ports.documents(), site, clock);
        Sha256 look = look();
        this.before = whole ? new FolderState(look, Map.of()) : FolderState.read(folder, look);
    }

    /// The languages of the editions in force.
    private List<Language> languages() {
        var all = new TreeSet<Language>();
        for (PolicyId policy : ports.chain().policies()) {
            all.addAll(editions(policy));
        }
        return all.isEmpty() ? List.of(Language.ENGLISH) : List.copyOf(all);
    }

    private Set<Language> editions(PolicyId policy) {
        return history.inForce(policy, null, null)
                .or(() -> ports.chain().head(policy).flatMap(head -> last(policy, head)))
                .map(entry -> entry.version().editions().keySet())
                .orElse(Set.of());
    }

    private Optional<register.chain.Entry> last(PolicyId policy, EntryHeader head) {
        return ports.chain().latest(policy, LocalDate.MAX, History.EVER).filter(entry -> head.sequence() > 0);
    }

    private Sha256 look() {
        var text = new StringBuilder(System.getProperty("register.version", "")).append(site);
        brands().forEach(brand -> text.append(brand.json()));
        text.append(answers.at("/v1/openapi.json").map(Bytes::hash));
        return Sha256.of(text.toString().getBytes(UTF_8));
    }

    private List<Brand> brands() {
        var brands = new ArrayList<Brand>();
        ports.brands().find(Brands.ANY).ifPresent(brands::add);
        ports.chain()
                .policies()
                .forEach(policy -> ports.brands().find(policy.value()).ifPresent(brands::add));
        return brands;
    }

    /// @return the addresses of PDFs that are not made yet
    /// @throws UnsignedEntryException if no checkpoint covers an entry
    /// @throws IOException if a file cannot be written
    Set<String> write() throws IOException {
        var made = new TreeMap<PolicyId, FolderState.Made>();
        for (int attempt = 1; true; attempt++) {
            Map<PolicyId, Long> sizes = sizes();
            made.clear();
            missing.clear();
            int done = 0;
            for (Map.Entry<PolicyId, Long> each : sizes.entrySet()) {
                progress.at("policies", ++done, sizes.size());
                made.put(each.getKey(), policy(each.getKey(), each.getValue()));
            }
            var spoken = new TreeSet<>(languages);
            made.values().forEach(each -> spoken.addAll(each.languages()));
            for (String address : CommonAddresses.of(spoken, brands())) {
                folder.stage(address, answers.at(address));
            }
            folder.stage("/404.html", Optional.of(answers.missing()));
            for (HostFile file : HostFile.values()) {
                folder.stage(file.address(), Optional.of(file.content()));
            }
            for (PolicyId policy : sizes.keySet()) {
                for (String address : list(policy).head()) {
                    folder.stage(address, answers.at(address));
                }
            }
            if (sizes().equals(sizes)) {
                break;
            } else if (attempt == ATTEMPTS) {
                throw new IOException("entries were appended during each of " + ATTEMPTS + " attempts");
            }
            folder.discard();
        }
        folder.commit();
        if (missing.isEmpty()) {
            new FolderState(before.look(), made).write(folder);
        }
        return missing;
    }

    private Map<PolicyId, Long> sizes() {
        var sizes = new TreeMap<PolicyId, Long>();
        for (PolicyId policy : ports.chain().policies()) {
            long entries = ports.chain().head(policy).map(EntryHeader::sequence).orElse(0L);
            long signed = ports.checkpoints()
                    .latest(policy)
                    .map(SignedCheckpoint::checkpoint)
                    .map(checkpoint -> checkpoint.size())
                    .orElse(0L);
            if (signed < entries) {
                throw new UnsignedEntryException(policy, signed + 1);
            }
            sizes.put(policy, signed);
        }
        return sizes;
    }

    private SiteAddressList list(PolicyId policy) {
        return new SiteAddressList(ports.chain(), policy);
    }

    private FolderState.Made policy(PolicyId policy, long size) throws IOException {
        SiteAddressList list = list(policy);
        FolderState.Made last = before.policies().get(policy);
        LocalDate today = history.today(ports.chain().head(policy).orElseThrow().timeZone());
        var affected = new AffectedDates(ports.chain(), policy, today);
        SortedSet<LocalDate> dates = last == null ? affected.all() : affected.since(last.size(), last.day());
        SortedSet<Language> editions = new TreeSet<>(editions(policy));
        if (last != null) {
            editions.addAll(last.languages());
        }
        long known = last == null ? 0 : last.size();
        log(list, known, size);
        int done = 0;
        for (LocalDate date : dates) {
            progress.at(policy + ": versions", ++done, dates.size());
            editions.addAll(version(list, date));
        }
        for (int year : list.years()) {
            if (dates.stream().anyMatch(date -> date.getYear() == year)) {
                stage(list.year(year, editions));
            }
        }
        stage(list.archives(known, size, editions));
        stage(list.current(editions));
        return new FolderState.Made(size, today, editions);
    }

    private void log(SiteAddressList list, long known, long size) throws IOException {
        // Cosignatures and time-stamps of earlier entries may have come since.
        for (long entry = Math.max(1, known - AffectedDates.NEAR); entry <= size; entry++) {
            put(list.entry(entry));
        }
        put(list.tiles(size));
    }

    /// @return the languages of the editions
    private Set<Language> version(SiteAddressList list, LocalDate date) throws IOException {
        var languages = new LinkedHashSet<Language>();
        for (EntryHeader header : history.entriesOf(list.policy(), date)) {
            if (header.kind().states()) {
                Set<Language> editions = ports.chain()
                        .entry(list.policy(), header.sequence())
                        .orElseThrow()
                        .version()
                        .editions()
                        .keySet();
                languages.addAll(editions);
                for (String address : list.revision(header, editions)) {
                    version(address);
                }
            }
        }
        stage(list.date(date, languages));
        return languages;
    }

    private void version(String address) throws IOException {
        Optional<Bytes> content = answers.at(address);
        if (content.isEmpty() && address.endsWith(".pdf")) {
            missing.add(address);
        }
        folder.stage(address, content);
    }

    private void put(List<String> addresses) throws IOException {
        for (String address : addresses) {
            folder.put(address, answers.at(address));
        }
    }

    private void stage(List<String> addresses) throws IOException {
        for (String address : addresses) {
            folder.stage(address, answers.at(address));
        }
    }
}
