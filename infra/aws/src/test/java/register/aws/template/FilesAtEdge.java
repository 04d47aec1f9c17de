package register.aws.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.files.SiteFile;
import register.files.SiteHost;
import register.read.http.Freshness;
import register.value.Bytes;

/// The bucket of files, in memory; `FilesOnAwsTest` has the real one.
final class FilesAtEdge implements SiteHost {
    private final Map<String, SiteFile> files = new TreeMap<>();
    private final Map<String, Optional<SiteFile>> staged = new LinkedHashMap<>();
    private final Map<String, Optional<SiteFile>> last = new LinkedHashMap<>();
    private final Set<String> made = new HashSet<>();
    private @Nullable Bytes state;
    private int changes;

    int changes() {
        return changes;
    }

    /// The addresses that the last run has made.
    Set<String> made() {
        return Set.copyOf(made);
    }

    Set<String> addresses() {
        return Set.copyOf(files.keySet());
    }

    /// As CloudFront sees an object, or none.
    SimulatedEdge.Answered at(String address) {
        SiteFile file = files.get(address);
        if (file == null) {
            return new SimulatedEdge.Answered(403, Map.of(), "");
        }
        var headers = new HashMap<String, String>();
        file.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.computeIfPresent("cache-control", (_, value) -> Freshness.ofFile(value));
        return new SimulatedEdge.Answered(
                200, headers, new String(file.content().toArray(), UTF_8));
    }

    @Override
    public void begin(boolean whole) {
        staged.clear();
        last.clear();
        made.clear();
    }

    @Override
    public boolean isInFrontOfProgram() {
        return true;
    }

    @Override
    public Map<String, SiteFile> own(SiteFile missing) {
        return Map.of();
    }

    @Override
    public void put(String address, Optional<SiteFile> file) {
        replace(address, file);
    }

    @Override
    public void stage(String address, Optional<SiteFile> file) {
        staged.put(address, file);
    }

    @Override
    public void stageLast(String address, Optional<SiteFile> file) {
        last.put(address, file);
    }

    @Override
    public void commit() {
        staged.forEach(this::replace);
        last.forEach(this::replace);
    }

    private void replace(String address, Optional<SiteFile> file) {
        Optional<SiteFile> one = file.filter(SiteFile::isForEveryone);
        one.ifPresent(_ -> made.add(address));
        SiteFile before = one.isPresent() ? files.put(address, one.get()) : files.remove(address);
        if (!one.map(SiteFile::content).equals(Optional.ofNullable(before).map(SiteFile::content))) {
            changes++;
        }
    }

    @Override
    public void sweep() {
        files.keySet().retainAll(made);
    }

    @Override
    public Optional<Bytes> kept() {
        return Optional.ofNullable(state);
    }

    @Override
    public void keep(Bytes kept) {
        state = kept;
    }
}
