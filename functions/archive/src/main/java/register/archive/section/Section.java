package register.archive.section;

import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.value.Bytes;

/// One kind of what a register keeps, as items of an archive. An instance sees the items of one pass in their order.
///
/// @param <T> an item, small enough to be held in memory
public interface Section<T> {

    /// As it is in the manifest.
    String name();

    /// All items that the register keeps, in an order that follows from them alone.
    void each(Ports from, Consumer<T> use);

    ItemFiles pack(T item);

    /// Reads what `pack` made, and proves all that follows from the item and from those before it. That it was packed
    /// in this very form is seen to elsewhere.
    ///
    /// @throws RefusedFileException naming the file
    T prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException;

    void count(T item, Tally tally);

    /// Looks whether the register holds something else in its place. Writes nothing.
    ///
    /// @throws ConflictingRegisterException when it does
    void compare(T item, Ports with);

    /// Writes what is not there yet. Can be repeated, also when an earlier call was cut off anywhere.
    ///
    /// @throws ConflictingRegisterException when something else was written since it was compared
    void write(T item, Ports to);
}
