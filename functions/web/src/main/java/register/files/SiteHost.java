package register.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.value.Bytes;

/// The place where a site's files lie, for one writer at a time. Each file is replaced as a whole.
public interface SiteHost {
    /// The files that this kind of host needs besides the register's, by address.
    ///
    /// @param missing the page for an address that does not exist
    Map<String, SiteFile> own(SiteFile missing);

    /// True if a program answers what is not there. The host then keeps what it has of a policy with an entry that no
    /// checkpoint covers yet; otherwise there is no run.
    boolean isInFrontOfProgram();

    /// The part of the program that puts the files, and may add headers.
    default Class<?> program() {
        return getClass();
    }

    /// The name of the file at an address, in which folders are separated by slashes.
    String name(String address);

    /// False if the host leaves this answer to a program.
    boolean takes(SiteFile file);

    /// Begins a run, or begins it again.
    ///
    /// @param whole true if files that are there may be of other settings or another program
    void begin(boolean whole) throws IOException;

    boolean has(String name) throws IOException;

    /// True if a file with this content need not be put again.
    boolean has(String name, Bytes content) throws IOException;

    /// A folder in which new files wait until they are put.
    Path waiting();

    /// Puts a waiting file, or begins to, and replaces the one of this name.
    ///
    /// @param headers of the answer whose content it is
    void put(String name, Path waiting, Map<String, String> headers) throws IOException;

    /// Removes a file, or begins to.
    void remove(String name) throws IOException;

    /// Waits until all that was begun is done, in any order, and durable.
    void settle() throws IOException;

    /// The files that are there, except those of others.
    ///
    /// @param made the files of this run
    List<String> names(Set<String> made) throws IOException;

    /// What `keep` kept; empty if nothing was.
    Optional<Bytes> kept() throws IOException;

    /// Keeps the writer's state, which is no file of the site, durably.
    void keep(Bytes state) throws IOException;
}
