package register.aws.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.files.SiteFile;
import register.files.SiteHost;
import register.read.http.Freshness;
import register.value.Bytes;

/// The bucket of files, in memory; `FilesOnAwsTest` has the real one.
final class FilesAtEdge implements SiteHost {
    private final Map<String, SiteFile> files = new TreeMap<>();
    private final Path waiting;
    private final Set<String> made = new HashSet<>();
    private @Nullable Bytes state;

    FilesAtEdge() throws IOException {
        waiting = Files.createTempDirectory("site");
        waiting.toFile().deleteOnExit();
    }

    /// The addresses that the last run has made.
    Set<String> made() {
        return Set.copyOf(made);
    }

    Set<String> addresses() {
        return files.keySet().stream().map(name -> "/" + name).collect(Collectors.toSet());
    }

    /// As CloudFront sees an object, or none.
    SimulatedEdge.Answered at(String address) {
        SiteFile file = files.get(name(address));
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
    public boolean isInFrontOfProgram() {
        return true;
    }

    @Override
    public Map<String, SiteFile> own(SiteFile missing) {
        return Map.of();
    }

    @Override
    public String name(String address) {
        return address.substring(1);
    }

    @Override
    public boolean takes(SiteFile file) {
        return file.isForEveryone();
    }

    @Override
    public void begin(boolean whole) {
        made.clear();
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name);
    }

    @Override
    public boolean has(String name, Bytes content) {
        made.add("/" + name);
        SiteFile file = files.get(name);
        return file != null && file.content().equals(content);
    }

    @Override
    public Path waiting() {
        return waiting;
    }

    @Override
    public void put(String name, Path content, Map<String, String> headers) throws IOException {
        files.put(name, new SiteFile(Bytes.of(Files.readAllBytes(content)), headers));
        Files.delete(content);
    }

    @Override
    public void remove(String name) {
        files.remove(name);
    }

    @Override
    public void settle() {
        // Nothing takes time.
    }

    @Override
    public List<String> names(Set<String> made) {
        return List.copyOf(files.keySet());
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
