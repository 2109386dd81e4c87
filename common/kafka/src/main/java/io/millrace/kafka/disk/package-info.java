/**
 * Watches the free space of the disks of this machine, so that writing stops before a disk is full.
 */
@NullMarked
package io.millrace.kafka.disk;

import org.jspecify.annotations.NullMarked;
