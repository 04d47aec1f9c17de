package register.files;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
        // Also those of earlier editions, because others have links to their pages.
        SortedSet<Language> inLanguages = new TreeSet<>(last == null ? Set.of() : last.languages());
        long known = last == null ? 0 : last.size();
        log(list, unchanged, known, size);
        int done = 0;
        for (LocalDate date : dates.reversed()) {
            progress.at(policy + ": versions", ++done, dates.size());
            boolean left = late.getAsBoolean();
            int before = missing.size();
            inLanguages.addAll(version(list, date, left));
            if (left || missing.size() > before) {
                unfinished.add(date);
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

    /// @param left true if its files are left to the next run
    /// @return the languages of all editions for the date
    private Set<Language> version(SiteAddressList list, LocalDate date, boolean left) throws IOException {
        var all = new TreeSet<Language>();
        var addresses = new ArrayList<String>();
        for (EntryHeader header : register.history().entriesOf(list.policy(), date)) {
            if (header.kind().states()) {
                Set<Language> of = register.editions().of(header);
                all.addAll(of);
                addresses.addAll(list.revision(header, of));
            }
        }
        for (String address : addresses) {
            Optional<SiteFile> file =
                    left ? Optional.empty() : register.answers().at(address);
            if (file.isEmpty() && !left && address.endsWith(".pdf")) {
                missing.add(address);
            }
            files.stage(address, file);
        }
        for (String address : list.date(date, all)) {
            files.stage(address, left ? Optional.empty() : register.answers().at(address));
        }
        return all;
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
