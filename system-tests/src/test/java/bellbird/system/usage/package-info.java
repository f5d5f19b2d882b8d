/** Usage files as programs hand them in. */
@org.jspecify.annotations.NullMarked
package bellbird.system.usage;
