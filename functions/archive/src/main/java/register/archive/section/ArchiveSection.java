package register.archive.section;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.value.Bytes;

/// One kind of a register's data, as items of an archive. An instance sees the items of one pass in order.
///
/// @param <T> an item, small enough to be held in memory
public interface ArchiveSection<T> {

    /// Its name in the manifest.
    String name();

    /// All items of the register, in an order that follows from them alone.
    void each(Ports from, Consumer<T> use);

    ItemFiles pack(T item);

    /// Reads what `pack` made, and proves all that follows from the item and from those before it. Another check
    /// requires exactly this packed form.
    ///
    /// @throws RefusedFileException naming the file
    T prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException;

    void count(T item, ItemCounter tally);

    /// The name of the log that the item is in; empty where it is in none.
    default Optional<String> origin(T item) {
        return Optional.empty();
    }

    /// Checks that the register holds nothing else in the item's place. Writes nothing.
    ///
    /// @throws ConflictingRegisterException when it does
    void compare(T item, Ports with);

    /// Writes what is missing. Can be repeated, also after an earlier call was cut off anywhere.
    ///
    /// @throws ConflictingRegisterException when something else was written since the comparison
    void write(T item, Ports to);
}
