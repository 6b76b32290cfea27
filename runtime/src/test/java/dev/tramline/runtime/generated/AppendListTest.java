package dev.tramline.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AppendListTest {

  @Test
  void every_earlier_list_stays_as_it_was() {
    List<List<Integer>> versions = new ArrayList<>();
    List<Integer> list = AppendList.empty();
    for (int i = 0; i < 100; i++) {
      versions.add(list);
      list = AppendList.append(list, i);
    }
    for (int size = 0; size < 100; size++) {
      assertThat(versions.get(size)).isEqualTo(numbers(0, size)).hasSize(size);
    }
  }

  @Test
  void two_appends_to_one_list_do_not_see_each_other() {
    List<Integer> shared = AppendList.append(AppendList.append(AppendList.empty(), 1), 2);
    List<Integer> left = AppendList.append(shared, 3);
    List<Integer> right = AppendList.append(shared, 4);
    List<Integer> leftmost = AppendList.append(left, 5);
    assertThat(shared).containsExactly(1, 2);
    assertThat(left).containsExactly(1, 2, 3);
    assertThat(right).containsExactly(1, 2, 4);
    assertThat(leftmost).containsExactly(1, 2, 3, 5);
    assertThat(AppendList.append(right, 6)).containsExactly(1, 2, 4, 6);
  }

  @Test
  void two_empty_lists_share_nothing() {
    List<String> one = AppendList.append(AppendList.empty(), "one");
    List<String> two = AppendList.append(AppendList.empty(), "two");
    assertThat(one).containsExactly("one");
    assertThat(two).containsExactly("two");
  }

  @Test
  void append_all_adds_the_elements_in_order_and_may_add_none() {
    List<Integer> list = AppendList.append(AppendList.empty(), 1);
    assertThat(AppendList.appendAll(list, List.of(2, 3))).containsExactly(1, 2, 3);
    assertThat(AppendList.appendAll(list, List.of())).containsExactly(1);
    assertThat(AppendList.appendAll(list, list)).containsExactly(1, 1);
    assertThat(list).containsExactly(1);
  }

  @Test
  void null_elements_are_kept() {
    assertThat(AppendList.append(AppendList.<String>empty(), null)).containsExactly((String) null);
    assertThat(AppendList.copyOf(Arrays.asList("a", null))).containsExactly("a", null);
  }

  @Test
  void a_copy_does_not_follow_the_list_it_was_made_from() {
    List<String> source = new ArrayList<>(List.of("a"));
    List<String> copy = AppendList.copyOf(source);
    source.set(0, "changed");
    source.add("b");
    assertThat(copy).containsExactly("a");
    assertThat(AppendList.append(source, "c")).containsExactly("changed", "b", "c");
    assertThat(source).containsExactly("changed", "b");
  }

  @Test
  void a_copy_takes_elements_of_any_type_whatever_array_the_source_holds() {
    List<Object> list = AppendList.<Object>copyOf(Arrays.asList(new String[] {"a"}));
    assertThat(AppendList.append(list, 1)).containsExactly("a", 1);
  }

  @Test
  void a_copy_of_such_a_list_is_the_list_itself() {
    AppendList<String> list = AppendList.empty();
    assertThat(AppendList.copyOf(list)).isSameAs(list);
  }

  @Test
  void an_index_out_of_bounds_is_refused_also_where_a_longer_list_has_an_element() {
    List<Integer> list = AppendList.append(AppendList.empty(), 1);
    AppendList.append(list, 2);
    for (int index : new int[] {-1, 1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> list.get(index))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining(String.valueOf(index));
    }
  }

  @Test
  void it_cannot_be_changed() {
    List<Integer> list = AppendList.copyOf(List.of(2, 1));
    assertRefused(() -> list.add(3));
    assertRefused(() -> list.add(0, 3));
    assertRefused(() -> list.addAll(List.of(3)));
    assertRefused(() -> list.set(0, 3));
    assertRefused(() -> list.remove(0));
    assertRefused(() -> list.remove((Integer) 1));
    assertRefused(() -> list.removeIf(element -> element == 1));
    assertRefused(() -> list.replaceAll(element -> 0));
    assertRefused(() -> list.sort(null));
    assertRefused(list::clear);
    assertRefused(
        () -> {
          var iterator = list.iterator();
          iterator.next();
          iterator.remove();
        });
    assertRefused(() -> list.subList(0, 1).clear());
    assertThat(list).containsExactly(2, 1);
  }

  @Test
  void it_cannot_be_changed_through_its_array() {
    List<Integer> list = AppendList.copyOf(List.of(1, 2));
    list.toArray()[0] = 9;
    list.toArray(new Integer[0])[0] = 9;
    assertThat(list).containsExactly(1, 2);
  }

  @Test
  void it_equals_any_list_with_the_same_elements() {
    List<Integer> list = AppendList.copyOf(List.of(1, 2));
    assertThat(list).isEqualTo(List.of(1, 2)).hasSameHashCodeAs(List.of(1, 2));
    assertThat(List.of(1, 2)).isEqualTo(list);
    assertThat(list).isNotEqualTo(List.of(1)).hasToString("[1, 2]");
    assertThat(list).isInstanceOf(RandomAccess.class);
  }

  @Test
  void threads_that_append_to_the_same_list_each_get_their_own() throws Exception {
    int threads = 4;
    int rounds = 2_000;
    int appends = 12;
    List<List<Integer>> prefixes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      // Lengths around those at which the array grows; each round has a prefix of its own.
      prefixes.add(AppendList.appendAll(AppendList.<Integer>empty(), numbers(0, round % 20)));
    }
    CyclicBarrier barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<List<List<Integer>>>> futures = new ArrayList<>();
    try {
      for (int thread = 0; thread < threads; thread++) {
        int base = (thread + 1) * 1000;
        futures.add(
            pool.submit(
                () -> {
                  List<List<Integer>> results = new ArrayList<>();
                  for (List<Integer> prefix : prefixes) {
                    barrier.await();
                    List<Integer> longer = prefix;
                    for (int i = 0; i < appends; i++) {
                      longer = AppendList.append(longer, base + i);
                    }
                    results.add(longer);
                  }
                  return results;
                }));
      }
      for (int thread = 0; thread < threads; thread++) {
        int base = (thread + 1) * 1000;
        List<List<Integer>> results = futures.get(thread).get();
        for (int round = 0; round < rounds; round++) {
          List<Integer> expected = new ArrayList<>(numbers(0, round % 20));
          expected.addAll(numbers(base, base + appends));
          assertThat(results.get(round)).isEqualTo(expected);
          assertThat(prefixes.get(round)).isEqualTo(numbers(0, round % 20));
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Integer> numbers(int from, int to) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static void assertRefused(Runnable change) {
    assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
  }
}
