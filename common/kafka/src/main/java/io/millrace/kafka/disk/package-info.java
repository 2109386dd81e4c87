/** Room on the disks of this machine, noticed before it runs out. */
@NullMarked
package io.millrace.kafka.disk;

import org.jspecify.annotations.NullMarked;
