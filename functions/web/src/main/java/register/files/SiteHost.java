package register.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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

    /// Begins a run, or begins it again.
    ///
    /// @param whole true if files that are there may be of other settings or another program
    void begin(boolean whole) throws IOException;

    /// Puts a file at an address before those that are staged, or removes what is there.
    ///
    /// @param file empty if there is no such file
    void put(String address, Optional<SiteFile> file) throws IOException;

    /// Prepares a file, which `commit` puts at its address, or the removal of what is there.
    ///
    /// @param file empty if there is no such file
    void stage(String address, Optional<SiteFile> file) throws IOException;

    /// Prepares a file that `commit` puts after all others.
    void stageLast(String address, Optional<SiteFile> file) throws IOException;

    /// Replaces and removes the files that were staged.
    void commit() throws IOException;

    /// Removes files that this run has not made, but no partial tiles of a log, which clients with an older checkpoint
    /// may request.
    void sweep() throws IOException;

    /// What `keep` kept; empty if nothing was.
    Optional<Bytes> kept() throws IOException;

    /// Keeps the writer's state, which is no file of the site.
    void keep(Bytes state) throws IOException;
}
