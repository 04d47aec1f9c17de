package register.bench.seals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import register.bench.Sample;

/// The process that makes the documents of one contender. It prints an empty line after the first, and then a line
/// with median and 99th percentile in nanoseconds and the last one's size in bytes.
final class Making {
    private Making() {}

    /// @param arguments the inputs' folder, the contender, and the number of documents that count, after as many that
    ///     do not
    public static void main(String[] arguments) throws Exception {
        Callable<byte[]> maker = Contender.valueOf(arguments[1]).maker(new Inputs(Path.of(arguments[0])));
        maker.call();
        System.out.println();
        int runs = Integer.parseInt(arguments[2]);
        if (runs == 0) {
            return;
        }
        for (int i = 0; i < runs; i++) {
            maker.call();
        }
        var nanos = new ArrayList<Long>(runs);
        int size = 0;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            size = maker.call().length;
            nanos.add(System.nanoTime() - start);
        }
        var sample = new Sample(nanos);
        System.out.println(sample.median() + " " + sample.percentile(99) + " " + size);
    }
}
