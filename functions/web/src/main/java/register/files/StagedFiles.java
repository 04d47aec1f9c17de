package register.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// The files of a run. They wait beside the host's files until all are made, because memory need not hold a whole site,
/// and then replace those that differ, one step after the other.
final class StagedFiles {
    private final SiteHost host;
    private final List<Change> staged = new ArrayList<>();
    private final List<Change> last = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private FileCounts counts = FileCounts.NONE;
    /// Of the next waiting file.
    private int number;

    /// @param waiting null if the file is to be removed
    private record Change(String name, @Nullable Path waiting, long length, Map<String, String> headers) {}

    StagedFiles(SiteHost host) {
        this.host = host;
    }

    FileCounts counts() {
        return counts;
    }

    /// Begins a run, or begins it again.
    void begin(boolean whole) throws IOException {
        host.settle();
        staged.clear();
        last.clear();
        made.clear();
        try (Stream<Path> left = Files.list(host.waiting())) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        }
        host.begin(whole);
    }

    /// Puts a file at an address before those that are staged, or removes what is there.
    ///
    /// @param file empty if there is no such file
    void put(String address, Optional<SiteFile> file) throws IOException {
        Optional<Change> change = change(address, file);
        if (change.isPresent()) {
            replace(change.get());
        }
    }

    /// Prepares a file, which `commit` puts at its address, or the removal of what is there.
    ///
    /// @param file empty if there is no such file
    void stage(String address, Optional<SiteFile> file) throws IOException {
        change(address, file).ifPresent(staged::add);
    }

    /// Prepares a file that `commit` puts after all others.
    void stageLast(String address, Optional<SiteFile> file) throws IOException {
        change(address, file).ifPresent(last::add);
    }

    /// @return empty if nothing has to be done
    private Optional<Change> change(String address, Optional<SiteFile> file) throws IOException {
        String name = host.name(address);
        Optional<SiteFile> taken = file.filter(host::takes);
        if (taken.isEmpty()) {
            return host.has(name) ? Optional.of(new Change(name, null, 0, Map.of())) : Optional.empty();
        }
        made.add(name);
        Bytes content = taken.get().content();
        if (host.has(name, content)) {
            counts = counts.withUnchanged();
            return Optional.empty();
        }
        Path waiting = Files.write(host.waiting().resolve(Integer.toString(number++)), content.toArray());
        return Optional.of(
                new Change(name, waiting, content.length(), taken.get().headers()));
    }

    /// Puts and removes what was staged.
    void commit() throws IOException {
        host.settle();
        replace(staged);
        replace(last);
    }

    private void replace(List<Change> changes) throws IOException {
        for (Change each : changes) {
            replace(each);
        }
        changes.clear();
        host.settle();
    }

    private void replace(Change change) throws IOException {
        if (change.waiting() == null) {
            host.remove(change.name());
            counts = counts.withRemoved();
        } else {
            host.put(change.name(), change.waiting(), change.headers());
            counts = counts.withWritten(change.length());
        }
    }

    /// Removes files that this run has not made, but no partial tiles of a log, which clients with an older checkpoint
    /// may request.
    void sweep() throws IOException {
        for (String name : host.names(made)) {
            if (!made.contains(name) && !(name.startsWith("log/") && name.contains(".p/"))) {
                replace(new Change(name, null, 0, Map.of()));
            }
        }
        host.settle();
    }
}
