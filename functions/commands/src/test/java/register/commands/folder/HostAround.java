package register.commands.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.files.SiteFile;
import register.files.SiteHost;
import register.value.Bytes;

/// Passes everything on to a host.
abstract class HostAround implements SiteHost {
    private final SiteHost host;

    HostAround(SiteHost host) {
        this.host = host;
    }

    @Override
    public Class<?> program() {
        return host.program();
    }

    @Override
    public boolean isInFrontOfProgram() {
        return host.isInFrontOfProgram();
    }

    @Override
    public Map<String, SiteFile> own(SiteFile missing) {
        return host.own(missing);
    }

    @Override
    public String name(String address) {
        return host.name(address);
    }

    @Override
    public boolean takes(SiteFile file) {
        return host.takes(file);
    }

    @Override
    public void begin(boolean whole) throws IOException {
        host.begin(whole);
    }

    @Override
    public boolean has(String name) throws IOException {
        return host.has(name);
    }

    @Override
    public boolean has(String name, Bytes content) throws IOException {
        return host.has(name, content);
    }

    @Override
    public Path waiting() {
        return host.waiting();
    }

    @Override
    public void put(String name, Path waiting, Map<String, String> headers) throws IOException {
        host.put(name, waiting, headers);
    }

    @Override
    public void remove(String name) throws IOException {
        host.remove(name);
    }

    @Override
    public void settle() throws IOException {
        host.settle();
    }

    @Override
    public List<String> names(Set<String> made) throws IOException {
        return host.names(made);
    }

    @Override
    public Optional<Bytes> kept() throws IOException {
        return host.kept();
    }

    @Override
    public void keep(Bytes state) throws IOException {
        host.keep(state);
    }
}
