package register.archive.section;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.value.Bytes;

/// A kind of a register's data, as items of an archive. An instance sees the items of one pass in order.
///
/// @param <T> an item, small enough to be held in memory
public interface ArchiveSection<T> {

    /// Its name in the manifest.
    String name();

    /// All items of the register, in an order that depends only on the items.
    void each(Ports from, Consumer<T> use);

    ItemFiles pack(T item);

    /// Reads the output of `pack`, and proves all that follows from the item and earlier ones. Another check requires
    /// exactly this packed form.
    ///
    /// @throws RefusedFileException for a bad file
    T prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException;

    void count(T item, ItemCounter tally);

    /// The name of the item's log; empty if it is in none.
    default Optional<String> origin(T item) {
        return Optional.empty();
    }

    /// Checks that the register has no different data in the item's place. Writes nothing.
    ///
    /// @throws ConflictingRegisterException if it has
    void compare(T item, Ports with);

    /// Writes missing data. Can be repeated, even after an earlier call was cut off anywhere.
    ///
    /// @throws ConflictingRegisterException if different data were written since the comparison
    void write(T item, Ports to);
}
