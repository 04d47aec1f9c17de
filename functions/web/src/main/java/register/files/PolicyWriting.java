package register.files;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.files.SiteWriting.Progress;
import register.value.Language;
import register.value.PolicyId;

/// Makes the files of policies.
///
/// @param late true once the time is up: the next run then makes the files of further versions, now removed
/// @param missing is given the addresses of PDFs that are not made yet
record PolicyWriting(
        SiteView register, StagedFiles files, BooleanSupplier late, Progress progress, LinkedHashSet<String> missing) {
    private static final Proofs NONE = new Proofs(0, 0, 0);

    /// @param size of its log
    /// @param last null if nothing of the policy is there
    SiteState.Made write(PolicyId policy, long size, SiteState.@Nullable Made last) throws IOException {
        var list = new SiteAddressList(policy);
        AffectedDates affected = register.affected(policy);
        Proofs proofs = Proofs.of(register.proofs(), policy, size, last == null ? NONE : last.proofs());
        long unchanged = last == null ? 0 : last.proofs().unchanged(proofs, last.size());
        SortedSet<LocalDate> dates = last == null ? affected.all() : affected.since(unchanged, last.day());
        dates.addAll(last == null ? Set.of() : last.unfinished());
        SortedSet<LocalDate> unfinished = new TreeSet<>();
        Map<LocalDate, List<Revision>> versions = versions(policy, dates);
        // Also those of earlier editions: a reader stays in one language, and others have links to these pages.
        SortedSet<Language> inLanguages = new TreeSet<>(last == null ? Set.of() : last.languages());
        versions.values().forEach(each -> each.forEach(revision -> inLanguages.addAll(revision.editions())));
        long known = last == null ? 0 : last.size();
        log(list, unchanged, known, size);
        int done = 0;
        for (Map.Entry<LocalDate, List<Revision>> version : versions.entrySet()) {
            progress.at(policy + ": versions", ++done, versions.size());
            boolean left = late.getAsBoolean();
            int before = missing.size();
            version(list, version.getKey(), version.getValue(), inLanguages, left);
            if (left || missing.size() > before) {
                unfinished.add(version.getKey());
            }
        }
        for (int year : register.history().years(policy)) {
            if (dates.stream().anyMatch(date -> date.getYear() == year)) {
                stage(list.year(year, inLanguages));
            }
        }
        stage(list.archives(known, size, inLanguages));
        stage(list.current(inLanguages));
        EntryHeader head = register.chain().headers(policy, size - 1, 1).getFirst();
        return new SiteState.Made(
                size, head.hash(), head.timeZone(), affected.today(), proofs, inLanguages, unfinished);
    }

    private void log(SiteAddressList list, long unchanged, long known, long size) throws IOException {
        for (long entry = unchanged + 1; entry <= size; entry++) {
            put(list.entry(entry));
        }
        put(list.tiles(known, size));
    }

    /// An entry that states a version, and the languages of its editions.
    private record Revision(EntryHeader header, Set<Language> editions) {}

    /// The newest first.
    private Map<LocalDate, List<Revision>> versions(PolicyId policy, SortedSet<LocalDate> dates) {
        var versions = new LinkedHashMap<LocalDate, List<Revision>>();
        for (LocalDate date : dates.reversed()) {
            versions.put(
                    date,
                    register.history().entriesOf(policy, date).stream()
                            .filter(header -> header.kind().states())
                            .map(header ->
                                    new Revision(header, register.editions().of(header)))
                            .toList());
        }
        return versions;
    }

    /// @param left true if its files are left to the next run
    private void version(
            SiteAddressList list, LocalDate date, List<Revision> revisions, Set<Language> inLanguages, boolean left)
            throws IOException {
        var addresses = new ArrayList<String>();
        for (Revision each : revisions) {
            addresses.addAll(list.revision(each.header(), each.editions(), inLanguages));
        }
        addresses.addAll(list.date(date, inLanguages));
        for (String address : addresses) {
            Optional<SiteFile> file =
                    left ? Optional.empty() : register.answers().at(address);
            if (file.isEmpty() && !left && address.endsWith(".pdf")) {
                missing.add(address);
            }
            files.stage(address, file);
        }
    }

    private void put(List<String> addresses) throws IOException {
        for (String address : addresses) {
            files.put(address, register.answers().at(address));
        }
    }

    private void stage(List<String> addresses) throws IOException {
        for (String address : addresses) {
            files.stage(address, register.answers().at(address));
        }
    }
}
