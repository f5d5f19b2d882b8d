package bellbird.usage;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A stored file as a stream that holds one part at a time. */
public final class StoredContent extends InputStream {

    private final IntFunction<Optional<byte[]>> parts;
    private byte[] part = new byte[0];
    private int position;
    private int next;

    /**
     * @param parts gives the part of a number, from 0; empty after the last
     */
    public StoredContent(IntFunction<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        return load() ? part[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!load()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean load() {
        while (position == part.length) {
            Optional<byte[]> loaded = parts.apply(next);
            if (loaded.isEmpty()) {
                return false;
            }
            next++;
            part = loaded.get();
            position = 0;
        }
        return true;
    }
}
