import { useEffect, useState } from 'preact/hooks';

/** Whether something has been the same object for so many milliseconds. */
export function useRested(thing: object, rest: number): boolean {
  const [rested, setRested] = useState<object>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(thing), rest);
    return () => clearTimeout(timer);
  }, [thing, rest]);
  return rested === thing;
}
