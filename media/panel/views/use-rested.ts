import { useEffect, useState } from 'preact/hooks';

/** Milliseconds without a change. */
const rest = 150;

/** Whether something has been the same object for a while. */
export function useRested(thing: object): boolean {
  const [rested, setRested] = useState<object>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(thing), rest);
    return () => clearTimeout(timer);
  }, [thing]);
  return rested === thing;
}
